#include "store/geography_rows.hpp"

#include "core/error.hpp"
#include "store/point_blob.hpp"

namespace uramost::store {

namespace {
/// Few rows: SpatiaLite's own triggers check them and keep the spatial index.
class with_triggers {
 public:
  explicit with_triggers(database& on) : on_(on) { on_.enable_triggers(true); }
  ~with_triggers() { on_.enable_triggers(false); }
  with_triggers(const with_triggers&) = delete;
  with_triggers& operator=(const with_triggers&) = delete;

 private:
  database& on_;
};
}  // namespace

void write_municipalities(database& to, std::span<const stored_municipality> areas) {
  const with_triggers kept(to);
  to.execute("DELETE FROM municipalities");
  statement& kind = to.prepared("SELECT GeometryType(GeomFromWKB(?1, 4326))");
  statement& insertion = to.prepared(
      "INSERT INTO municipalities (code, name_sq, name_sr_latn, name_sr_cyrl, name_en, geom) "
      "VALUES (?1, ?2, ?3, ?4, ?5, CastToMultiPolygon(GeomFromWKB(?6, 4326)))");
  for (const stored_municipality& area : areas) {
    kind.bind(blob{area.wkb}).step();
    if (kind.text(0) != "POLYGON" && kind.text(0) != "MULTIPOLYGON")
      throw invalid_input("The boundary of municipality " + area.code.value + " is not a polygon",
                          "boundaries");
    kind.reset();
    insertion.run(area.code, area.name.sq, area.name.sr_latn, area.name.sr_cyrl, area.name.en,
                  blob{area.wkb});
  }
}

void write_places(database& to, std::span<const stored_place> places) {
  const with_triggers kept(to);
  to.execute("DELETE FROM places");
  statement& insertion = to.prepared(
      "INSERT INTO places (id, kind, municipality_code, uncertainty_m, name_sq, name_sr_latn, name_sr_cyrl, "
      "name_en, geom) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (const stored_place& place : places) {
    const point_blob point(place.point);
    insertion.run(place.id, place.kind, place.municipality, place.uncertainty_m, place.name.sq,
                  place.name.sr_latn, place.name.sr_cyrl, place.name.en, blob{point.bytes()});
  }
}

}  // namespace uramost::store
