#include "exchange/gpkg_writer.hpp"

#include <cmath>
#include <span>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "exchange/gdal.hpp"
#include "exchange/manifest_json.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

OGRFieldType ogr_type(property_type type) {
  switch (type) {
    case property_type::integer:
      return OFTInteger64;
    case property_type::real:
      return OFTReal;
    case property_type::boolean:
      return OFTInteger;
    case property_type::date_time:
      return OFTDateTime;
    case property_type::text:
      break;
  }
  return OFTString;
}

class layer_writer final : public feature_writer {
 public:
  layer_writer(const feature_table& table, const std::filesystem::path& file);

  void write(const feature& one) override;
  void finish() override;

 private:
  void create(const feature_table& table, const std::filesystem::path& file);
  void add_table(const char* name, const std::vector<std::vector<std::string>>& rows) const;
  static int add_field(OGRLayerH to, const std::string& name, OGRFieldType type,
                       OGRFieldSubType subtype = OFSTNone);

  std::vector<property> schema_;
  dataset_handle dataset_;
  OGRLayerH layer_ = nullptr;  // belongs to dataset_
  std::vector<int> fields_;    // one an entry of schema_
};

[[noreturn]] void fail(const gdal_messages& messages) {
  throw error(error_kind::unavailable,
              "The export cannot be written: " + messages.first_or("GDAL gives no reason"));
}

layer_writer::layer_writer(const feature_table& table, const std::filesystem::path& file)
    : schema_(table.schema) {
  register_gdal_drivers();
  create(table, file);
  for (const property& one : schema_)
    fields_.push_back(add_field(layer_, one.name, ogr_type(one.type),
                                one.type == property_type::boolean ? OFSTBoolean : OFSTNone));
  OGR_L_SyncToDisk(layer_);  // or it is made later, and is not the first one
  if (!table.dictionary.empty()) add_table("data_dictionary", as_table(table.dictionary));
  GDALDatasetStartTransaction(dataset_.get(), FALSE);
}

void layer_writer::create(const feature_table& table, const std::filesystem::path& file) {
  const gdal_messages messages;
  GDALDriverH driver = GDALGetDriverByName("GPKG");
  if (!driver) throw error(error_kind::unavailable, "This GDAL cannot write GeoPackages");
  // A file that is not finished is removed: nothing is ever rolled back.
  const gdal_option no_journal("OGR_SQLITE_JOURNAL", "OFF"), cache_mb("OGR_SQLITE_CACHE", "64");
  dataset_.reset(GDALCreate(driver, file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset_) fail(messages);

  const std::string description = "DESCRIPTION=" + as_json(table);
  const char* options[] = {"FID=fid", "GEOMETRY_NAME=geom", description.c_str(), nullptr};
  const reference_handle reference = wgs84_lon_lat();
  layer_ = GDALDatasetCreateLayer(dataset_.get(), storable(layer_name(table.about)).c_str(), reference.get(),
                                  wkbPoint, const_cast<char**>(options));
  if (!layer_) fail(messages);
  for (const auto& [name, value] : table.about)
    GDALSetMetadataItem(layer_, name.c_str(), storable(value).c_str(), nullptr);
}

void set_text(OGRFeatureH into, int field, std::string_view text) {
  OGR_F_SetFieldString(into, field, storable(text).c_str());
}

/// A table of texts beside the features, its header first.
void layer_writer::add_table(const char* name, const std::vector<std::vector<std::string>>& rows) const {
  const gdal_messages messages;
  OGRLayerH const beside = GDALDatasetCreateLayer(dataset_.get(), name, nullptr, wkbNone, nullptr);
  if (!beside) fail(messages);
  for (const std::string& column : rows.front()) add_field(beside, column, OFTString);
  for (const auto& cells : std::span(rows).subspan(1)) {
    const feature_handle row(OGR_F_Create(OGR_L_GetLayerDefn(beside)));
    for (std::size_t i = 0; i < cells.size(); ++i) set_text(row.get(), static_cast<int>(i), cells[i]);
    if (OGR_L_CreateFeature(beside, row.get()) != OGRERR_NONE) fail(messages);
  }
}

/// Answers its index: drivers may have fields of their own before ours.
int layer_writer::add_field(OGRLayerH to, const std::string& name, OGRFieldType type,
                            OGRFieldSubType subtype) {
  const gdal_messages messages;
  const std::unique_ptr<std::remove_pointer_t<OGRFieldDefnH>, void (*)(OGRFieldDefnH)> field(
      OGR_Fld_Create(name.c_str(), type), OGR_Fld_Destroy);
  OGR_Fld_SetSubType(field.get(), subtype);
  if (OGR_L_CreateField(to, field.get(), TRUE) != OGRERR_NONE) fail(messages);
  return OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(to), name.c_str());
}

void set_position(OGRFeatureH into, const std::optional<lon_lat>& point) {
  if (!point || !is_on_earth(*point)) return;
  geometry_handle geometry(OGR_G_CreateGeometry(wkbPoint));
  OGR_G_SetPoint_2D(geometry.get(), 0, point->lon, point->lat);
  OGR_F_SetGeometryDirectly(into, geometry.release());
}

void set_time(OGRFeatureH into, int field, const property& as, std::string_view text) {
  const auto time = parse_rfc3339(text);
  if (!time)
    throw error(error_kind::internal, "'" + std::string(text) + "' is not an RFC 3339 time", as.name);
  const auto day = std::chrono::floor<std::chrono::days>(*time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(*time - day);
  constexpr int utc = 100;
  OGR_F_SetFieldDateTime(into, field, int(date.year()), static_cast<int>(unsigned(date.month())),
                         static_cast<int>(unsigned(date.day())), static_cast<int>(clock.hours().count()),
                         static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                         utc);
}

void set_value(OGRFeatureH into, int field, const property& as, const property_value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    as.type == property_type::date_time ? set_time(into, field, as, *text) : set_text(into, field, *text);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    OGR_F_SetFieldInteger64(into, field, *whole);
  } else if (const auto* real = std::get_if<double>(&value); real && std::isfinite(*real)) {
    OGR_F_SetFieldDouble(into, field, *real);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    OGR_F_SetFieldInteger(into, field, *flag ? 1 : 0);
  } else {
    OGR_F_SetFieldNull(into, field);
  }
}

void layer_writer::write(const feature& one) {
  const gdal_messages messages;
  const feature_handle row(OGR_F_Create(OGR_L_GetLayerDefn(layer_)));
  if (one.id > 0) OGR_F_SetFID(row.get(), one.id);
  set_position(row.get(), one.point);
  for (std::size_t i = 0; i < schema_.size() && i < one.values.size(); ++i)
    set_value(row.get(), fields_[i], schema_[i], one.values[i]);
  if (OGR_L_CreateFeature(layer_, row.get()) != OGRERR_NONE) fail(messages);
}

void layer_writer::finish() {
  const gdal_messages messages;
  if (GDALDatasetCommitTransaction(dataset_.get()) != OGRERR_NONE) fail(messages);
  dataset_.reset();
  if (messages.any_error()) fail(messages);
}

}  // namespace

std::unique_ptr<feature_writer> gpkg_writer(const feature_table& table, const std::filesystem::path& file) {
  return std::make_unique<layer_writer>(table, file);
}

}  // namespace uramost::exchange
