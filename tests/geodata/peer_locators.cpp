#include "peer_locators.hpp"

#include <geos_c.h>
#include <sqlite3.h>

#include <spatialite.h>  // needs sqlite3.h before it

#include <algorithm>
#include <stdexcept>

#include "core/text.hpp"

namespace uramost::peers {
namespace {

void append_ring(std::string& text, const geodata::ring& closed) {
  text += '(';
  for (lon_lat corner : closed) text += to_text(corner.lon) + ' ' + to_text(corner.lat) + ',';
  text.back() = ')';
}

}  // namespace

std::string well_known_text(const geodata::municipality_area& area) {
  std::string text = "MULTIPOLYGON(";
  for (const geodata::polygon& part : area.polygons) {
    text += '(';
    append_ring(text, part.exterior);
    for (const geodata::ring& hole : part.holes) append_ring(text += ',', hole);
    text += "),";
  }
  text.back() = ')';
  return text;
}

struct geos_locator::parts {
  struct area {
    std::uint16_t index;
    GEOSGeometry* shape;
    const GEOSPreparedGeometry* prepared;
  };
  GEOSContextHandle_t context = GEOS_init_r();
  GEOSSTRtree* tree = nullptr;
  std::vector<area> areas;
};

geos_locator::geos_locator(const geodata::boundaries& areas) : parts_(std::make_unique<parts>()) {
  parts& all = *parts_;
  all.tree = GEOSSTRtree_create_r(all.context, 10);
  all.areas.reserve(areas.areas.size());  // the tree keeps addresses
  for (std::uint16_t index = 0; const geodata::municipality_area& area : areas.areas) {
    GEOSGeometry* shape = GEOSGeomFromWKT_r(all.context, well_known_text(area).c_str());
    all.areas.push_back({index++, shape, GEOSPrepare_r(all.context, shape)});
    GEOSSTRtree_insert_r(all.context, all.tree, shape, &all.areas.back());
  }
}

geos_locator::~geos_locator() {
  GEOSSTRtree_destroy_r(parts_->context, parts_->tree);
  for (const parts::area& each : parts_->areas) {
    GEOSPreparedGeom_destroy_r(parts_->context, each.prepared);
    GEOSGeom_destroy_r(parts_->context, each.shape);
  }
  GEOS_finish_r(parts_->context);
}

void geos_locator::find(std::span<const lon_lat> points, std::span<std::uint16_t> out) const {
  struct question {
    GEOSContextHandle_t context;
    GEOSGeometry* point;
    std::uint16_t answer;
  };
  for (std::size_t at = 0; at < points.size(); ++at) {
    question asked{parts_->context,
                   GEOSGeom_createPointFromXY_r(parts_->context, points[at].lon, points[at].lat), none};
    GEOSSTRtree_query_r(
        parts_->context, parts_->tree, asked.point,
        [](void* item, void* user) {
          auto& [context, point, answer] = *static_cast<question*>(user);
          const auto& candidate = *static_cast<parts::area*>(item);
          if (answer == none && GEOSPreparedContains_r(context, candidate.prepared, point) == 1)
            answer = candidate.index;
        },
        &asked);
    GEOSGeom_destroy_r(parts_->context, asked.point);
    out[at] = asked.answer;
  }
}

struct spatialite_locator::parts {
  void* cache = spatialite_alloc_connection();
  sqlite3* database = nullptr;

  void run(const std::string& sql) const {
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
      throw std::runtime_error(message ? message : "SQL failed");
  }

  struct finaliser {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, finaliser> prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(database));
    return std::unique_ptr<sqlite3_stmt, finaliser>(statement);
  }
};

spatialite_locator::spatialite_locator(const geodata::boundaries& areas, std::span<const lon_lat> points)
    : parts_(std::make_unique<parts>()) {
  parts& all = *parts_;
  sqlite3_open_v2(":memory:", &all.database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  spatialite_init_ex(all.database, all.cache, 0);
  all.run(
      "BEGIN; SELECT InitSpatialMetaDataFull(0, 'WGS84');"
      "CREATE TABLE areas (id INTEGER PRIMARY KEY);"
      "SELECT AddGeometryColumn('areas', 'shape', 4326, 'MULTIPOLYGON', 2);"
      "CREATE TABLE points (id INTEGER PRIMARY KEY);"
      "SELECT AddGeometryColumn('points', 'place', 4326, 'POINT', 2);");
  const auto add_area = all.prepare("INSERT INTO areas VALUES (?, ST_GeomFromText(?, 4326))");
  for (int index = 0; const geodata::municipality_area& area : areas.areas) {
    const std::string text = well_known_text(area);
    sqlite3_bind_int(add_area.get(), 1, index++);
    sqlite3_bind_text(add_area.get(), 2, text.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_step(add_area.get());
    sqlite3_reset(add_area.get());
  }
  const auto add_point = all.prepare("INSERT INTO points VALUES (?, MakePoint(?, ?, 4326))");
  for (std::size_t at = 0; at < points.size(); ++at) {
    sqlite3_bind_int64(add_point.get(), 1, static_cast<sqlite3_int64>(at));
    sqlite3_bind_double(add_point.get(), 2, points[at].lon);
    sqlite3_bind_double(add_point.get(), 3, points[at].lat);
    sqlite3_step(add_point.get());
    sqlite3_reset(add_point.get());
  }
  all.run("SELECT CreateSpatialIndex('points', 'place'); COMMIT; ANALYZE;");
}

spatialite_locator::~spatialite_locator() {
  sqlite3_close(parts_->database);
  spatialite_cleanup_ex(parts_->cache);
}

void spatialite_locator::find(std::span<std::uint16_t> out) const {
  std::ranges::fill(out, none);
  const auto join = parts_->prepare(
      "SELECT p.id, a.id FROM areas a CROSS JOIN idx_points_place i ON i.xmin <= MbrMaxX(a.shape)"
      " AND i.xmax >= MbrMinX(a.shape) AND i.ymin <= MbrMaxY(a.shape) AND i.ymax >= MbrMinY(a.shape)"
      " CROSS JOIN points p ON p.id = i.pkid WHERE ST_Contains(a.shape, p.place) = 1");
  while (sqlite3_step(join.get()) == SQLITE_ROW)
    out[static_cast<std::size_t>(sqlite3_column_int64(join.get(), 0))] =
        static_cast<std::uint16_t>(sqlite3_column_int(join.get(), 1));
}

}  // namespace uramost::peers
