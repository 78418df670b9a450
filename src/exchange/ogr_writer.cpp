#include "exchange/ogr_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "exchange/gdal.hpp"
#include "exchange/manifest_json.hpp"
#include "exchange/sheet.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

struct ogr_format {
  std::string_view name;
  const char* driver;
  /// No geometry and no ids; a limit to rows and to cells; times are written as text, so that nobody takes
  /// UTC for local time.
  bool is_spreadsheet;
};

constexpr std::array formats{
    ogr_format{"gpkg", "GPKG", false},
    ogr_format{"ods", "ODS", true},
};

OGRFieldType ogr_type(property_type type, const ogr_format& format) {
  switch (type) {
    case property_type::integer:
      return OFTInteger64;
    case property_type::real:
      return OFTReal;
    case property_type::boolean:
      return OFTInteger;
    case property_type::date_time:
      return format.is_spreadsheet ? OFTString : OFTDateTime;
    case property_type::text:
      break;
  }
  return OFTString;
}

class layer_writer final : public feature_writer {
 public:
  layer_writer(const ogr_format& format, const feature_table& table, const std::filesystem::path& file);

  void write(const feature& one) override;
  void finish() override;

 private:
  void create(const feature_table& table, const std::filesystem::path& file);
  void add_table(const char* name, const std::vector<std::vector<std::string>>& rows) const;
  static int add_field(OGRLayerH to, const std::string& name, OGRFieldType type,
                       OGRFieldSubType subtype = OFSTNone);
  void set_position(OGRFeatureH into, const std::optional<lon_lat>& point) const;
  void set_value(OGRFeatureH into, int field, const property& as, const property_value& value) const;
  void set_text(OGRFeatureH into, int field, std::string_view text) const;

  const ogr_format& format_;
  std::vector<property> schema_;
  dataset_handle dataset_;
  OGRLayerH layer_ = nullptr;  // belongs to dataset_
  int id_field_ = -1;          // -1: none
  int lon_field_ = -1;
  int lat_field_ = -1;
  std::vector<int> fields_;  // one an entry of schema_
  std::size_t written_ = 0;
};

[[noreturn]] void fail(const gdal_messages& messages) {
  throw error(error_kind::unavailable,
              "The export cannot be written: " + messages.first_or("GDAL gives no reason"));
}

layer_writer::layer_writer(const ogr_format& format, const feature_table& table,
                           const std::filesystem::path& file)
    : format_(format), schema_(table.schema) {
  register_gdal_drivers();
  create(table, file);
  const auto in_schema = [&](std::string_view name) {
    return std::any_of(schema_.begin(), schema_.end(), [&](const property& one) { return one.name == name; });
  };
  if (format_.is_spreadsheet && !in_schema("id")) id_field_ = add_field(layer_, "id", OFTInteger64);
  if (format_.is_spreadsheet && !in_schema("lon") && !in_schema("lat")) {
    lon_field_ = add_field(layer_, "lon", OFTReal);
    lat_field_ = add_field(layer_, "lat", OFTReal);
  }
  for (const property& one : schema_)
    fields_.push_back(add_field(layer_, one.name, ogr_type(one.type, format_),
                                one.type == property_type::boolean ? OFSTBoolean : OFSTNone));
  if (!format_.is_spreadsheet) OGR_L_SyncToDisk(layer_);  // or it is made later, and is not the first one
  if (!table.dictionary.empty()) add_table("data_dictionary", as_table(table.dictionary));
  if (format_.is_spreadsheet && !table.about.empty()) add_table("about", as_rows(table.about));
  GDALDatasetStartTransaction(dataset_.get(), FALSE);  // where there are none, this changes nothing
}

void layer_writer::create(const feature_table& table, const std::filesystem::path& file) {
  const gdal_messages messages;
  GDALDriverH driver = GDALGetDriverByName(format_.driver);
  if (!driver) throw error(error_kind::unavailable, "This GDAL cannot write " + std::string(format_.name));
  // A file that is not finished is removed: nothing is ever rolled back.
  const gdal_option no_journal("OGR_SQLITE_JOURNAL", "OFF"), cache_mb("OGR_SQLITE_CACHE", "64");
  dataset_.reset(GDALCreate(driver, file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset_) fail(messages);

  const std::string description = "DESCRIPTION=" + as_json(table);
  const char* gpkg_options[] = {"FID=fid", "GEOMETRY_NAME=geom", description.c_str(), nullptr};
  const bool is_gpkg = format_.name == "gpkg";
  const reference_handle reference = format_.is_spreadsheet ? nullptr : wgs84_lon_lat();
  layer_ = GDALDatasetCreateLayer(dataset_.get(), storable(layer_name(table.about)).c_str(), reference.get(),
                                  format_.is_spreadsheet ? wkbNone : wkbPoint,
                                  is_gpkg ? const_cast<char**>(gpkg_options) : nullptr);
  if (!layer_) fail(messages);
  if (is_gpkg)
    for (const auto& [name, value] : table.about)
      GDALSetMetadataItem(layer_, name.c_str(), storable(value).c_str(), nullptr);
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

void layer_writer::write(const feature& one) {
  if (format_.is_spreadsheet) expect_room_on_sheet(written_);
  const gdal_messages messages;
  const feature_handle row(OGR_F_Create(OGR_L_GetLayerDefn(layer_)));
  if (!format_.is_spreadsheet && one.id > 0) OGR_F_SetFID(row.get(), one.id);
  if (id_field_ >= 0) OGR_F_SetFieldInteger64(row.get(), id_field_, one.id);
  set_position(row.get(), one.point);
  for (std::size_t i = 0; i < schema_.size() && i < one.values.size(); ++i)
    set_value(row.get(), fields_[i], schema_[i], one.values[i]);
  if (OGR_L_CreateFeature(layer_, row.get()) != OGRERR_NONE) fail(messages);
  ++written_;
}

void layer_writer::set_position(OGRFeatureH into, const std::optional<lon_lat>& point) const {
  if (!point || !is_on_earth(*point)) return;
  if (lon_field_ >= 0) {
    OGR_F_SetFieldDouble(into, lon_field_, point->lon);
    OGR_F_SetFieldDouble(into, lat_field_, point->lat);
  }
  if (format_.is_spreadsheet) return;
  geometry_handle geometry(OGR_G_CreateGeometry(wkbPoint));
  OGR_G_SetPoint_2D(geometry.get(), 0, point->lon, point->lat);
  OGR_F_SetGeometryDirectly(into, geometry.release());
}

void layer_writer::set_value(OGRFeatureH into, int field, const property& as,
                             const property_value& value) const {
  const auto* text = std::get_if<std::string_view>(&value);
  if (text && as.type == property_type::date_time && !format_.is_spreadsheet) {
    const auto time = parse_rfc3339(*text);
    if (!time)
      throw error(error_kind::internal, "'" + std::string(*text) + "' is not an RFC 3339 time", as.name);
    const auto day = std::chrono::floor<std::chrono::days>(*time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(*time - day);
    constexpr int utc = 100;
    OGR_F_SetFieldDateTime(into, field, int(date.year()), static_cast<int>(unsigned(date.month())),
                           static_cast<int>(unsigned(date.day())), static_cast<int>(clock.hours().count()),
                           static_cast<int>(clock.minutes().count()),
                           static_cast<int>(clock.seconds().count()), utc);
  } else if (text) {
    set_text(into, field, *text);
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

void layer_writer::set_text(OGRFeatureH into, int field, std::string_view text) const {
  std::string fitting = format_.is_spreadsheet ? cell_text(text) : storable(text);
  if (format_.is_spreadsheet && fitting.starts_with("of:="))
    fitting.insert(0, 1, '\'');  // the driver would make a formula of it
  OGR_F_SetFieldString(into, field, fitting.c_str());
}

void layer_writer::finish() {
  const gdal_messages messages;
  if (GDALDatasetTestCapability(dataset_.get(), ODsCTransactions) &&
      GDALDatasetCommitTransaction(dataset_.get()) != OGRERR_NONE)
    fail(messages);
  dataset_.reset();
  if (messages.any_error()) fail(messages);
}

}  // namespace

std::unique_ptr<feature_writer> ogr_writer(std::string_view format, const feature_table& table,
                                           const std::filesystem::path& file) {
  return std::make_unique<layer_writer>(*std::ranges::find(formats, format, &ogr_format::name), table, file);
}

}  // namespace uramost::exchange
