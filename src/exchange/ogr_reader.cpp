#include "exchange/ogr_reader.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/column_names.hpp"
#include "exchange/gdal.hpp"
#include "exchange/ogr_position.hpp"
#include "exchange/ogr_text.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

bool is_spreadsheet(const file_format& format) { return format.name == "XLSX" || format.name == "ODS"; }

/// Fields that LIBKML gives every layer, and that say how a placemark is drawn.
bool is_display_setting(std::string_view name) {
  constexpr std::array settings{"altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon"};
  return std::find(settings.begin(), settings.end(), name) != settings.end();
}

/// Spreadsheets have rows that only look used.
bool is_blank(const record& row) {
  return std::all_of(row.values.begin(), row.values.end(),
                     [](const std::string& value) { return value.empty(); });
}

dataset_handle open_dataset(const file_format& format, const read_options& options) {
  register_gdal_drivers();
  std::vector<const char*> drivers = format.gdal_drivers;
  drivers.push_back(nullptr);
  const std::string encoding = "ENCODING=" + options.encoding;
  const bool recode = !options.encoding.empty() && drivers.front() == std::string_view("ESRI Shapefile");
  const char* open_options[] = {recode ? encoding.c_str() : nullptr, nullptr};

  const gdal_messages messages;
  dataset_handle dataset(GDALOpenEx(format.gdal_path.c_str(),
                                    GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers.data(),
                                    open_options, nullptr));
  if (!dataset)
    throw invalid_input("The file cannot be read as " + std::string(format.name) + ": " +
                        messages.first_or("its content is broken"));
  return dataset;
}

class layer_reader final : public record_reader {
 public:
  layer_reader(const file_format& format, const read_options& options)
      : format_(format), dataset_(open_dataset(format, options)) {
    const gdal_messages messages;
    choose_layer(options.layer);
    positions_.emplace(layer_);
    read_columns();
    const GIntBig count = OGR_L_GetFeatureCount(layer_, FALSE);
    if (count >= 0) count_ = static_cast<std::uint64_t>(count);
    OGR_L_ResetReading(layer_);
  }

  const std::vector<std::string>& columns() const override { return columns_; }
  using record_reader::next;
  bool next(record& into) override;

  std::optional<double> fraction_read() const override {
    if (!count_) return std::nullopt;
    return *count_ == 0 ? 1.0 : std::min(1.0, static_cast<double>(read_) / static_cast<double>(*count_));
  }

  std::string description() const override {
    return std::string(format_.name) + ", " + (is_spreadsheet(format_) ? "sheet" : "layer") + " '" +
           OGR_L_GetName(layer_) + "'";
  }

  std::vector<std::string> notes() const override { return notes_; }

 private:
  void choose_layer(const std::string& wanted);
  void read_columns();
  void read_values(OGRFeatureH feature, record& into) const;

  file_format format_;
  dataset_handle dataset_;
  OGRLayerH layer_ = nullptr;  // belongs to dataset_
  std::optional<position_finder> positions_;
  std::vector<std::string> columns_;
  std::vector<field_reading> fields_;  // one a column
  std::vector<std::string> notes_;
  std::optional<std::uint64_t> count_;
  std::uint64_t read_ = 0;
};

void layer_reader::choose_layer(const std::string& wanted) {
  const int count = GDALDatasetGetLayerCount(dataset_.get());
  std::string names;
  for (int i = 0; i < count; ++i) {
    OGRLayerH layer = GDALDatasetGetLayer(dataset_.get(), i);
    const std::string name = OGR_L_GetName(layer);
    names += (i > 0 ? ", " : "") + name;
    if (!layer_ && (wanted.empty() || name == wanted)) layer_ = layer;
  }
  if (count == 0) throw invalid_input("The file holds no table");
  if (!layer_) throw invalid_input("The file has no layer '" + wanted + "'; it has: " + names, "layer");
  if (count > 1) notes_.push_back("Only '" + std::string(OGR_L_GetName(layer_)) + "' is read, of: " + names);
}

void layer_reader::read_columns() {
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer_);
  std::vector<std::string> header;
  for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
    OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
    std::string name = repaired_utf8(OGR_Fld_GetNameRef(field));
    if (format_.name.starts_with("KM") && is_display_setting(name)) continue;
    if (OGR_Fld_GetType(field) == OFTBinary) {
      notes_.push_back("Column '" + name + "' holds bytes, no text, and is left out");
      continue;
    }
    fields_.push_back({i, OGR_Fld_GetType(field), OGR_Fld_GetSubType(field), is_spreadsheet(format_)});
    header.push_back(std::move(name));
  }
  columns_ = unique_column_names(std::move(header), notes_);
}

bool layer_reader::next(record& into) {
  const gdal_messages messages;
  while (const feature_handle feature{OGR_L_GetNextFeature(layer_)}) {
    ++read_;
    const GIntBig id = OGR_F_GetFID(feature.get());
    into.line = id >= 0 ? static_cast<std::uint64_t>(id) : read_;
    into.problem.clear();
    read_values(feature.get(), into);
    if (is_spreadsheet(format_) && is_blank(into)) continue;
    std::string misplaced;
    into.point = positions_->find(feature.get(), misplaced);
    if (into.problem.empty()) into.problem = std::move(misplaced);
    return true;
  }
  if (messages.any_error())
    throw invalid_input("The file is broken after row " + std::to_string(read_) + ": " +
                        messages.first_or(""));
  return false;
}

void layer_reader::read_values(OGRFeatureH feature, record& into) const {
  into.values.resize(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    std::string& value = into.values[i];
    read_field(feature, fields_[i], value);
    if (ascii_prefix(value) == value.size() || is_utf8(value)) continue;
    into.problem = "'" + columns_[i] + "' holds bytes that are not text; name the file's encoding";
    value = repaired_utf8(value);
  }
}

}  // namespace

std::unique_ptr<record_reader> ogr_reader(const file_format& format, const read_options& options) {
  // Registers have a header row, and every cell is taken as it is written. GDAL asks for this when it opens
  // an ODS, but of an XLSX only when the first column is asked for.
  const gdal_option headers_x("OGR_XLSX_HEADERS", "FORCE"), headers_o("OGR_ODS_HEADERS", "FORCE");
  const gdal_option types_x("OGR_XLSX_FIELD_TYPES", "STRING"), types_o("OGR_ODS_FIELD_TYPES", "STRING");
  return std::make_unique<layer_reader>(format, options);
}

}  // namespace uramost::exchange
