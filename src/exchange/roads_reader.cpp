#include "exchange/roads_reader.hpp"

#include <cpl_vsi.h>

#include <array>
#include <optional>
#include <string_view>

#include "core/error.hpp"
#include "exchange/byte_source.hpp"
#include "exchange/gdal.hpp"

namespace uramost::embedded {
std::string_view osm_roads_ini();
}

namespace uramost::exchange {
namespace {

constexpr std::size_t start_bytes = 4096;
constexpr const char* settings_path = "/vsimem/uramost_osm_roads.ini";

/// The driver reads its settings from a file; this one is in memory.
void provide_settings() {
  static const bool provided = [] {
    const std::string_view text = embedded::osm_roads_ini();
    auto* bytes = reinterpret_cast<GByte*>(const_cast<char*>(text.data()));  // only ever read
    return VSIFCloseL(VSIFileFromMemBuffer(settings_path, bytes, text.size(), FALSE)) == 0;
  }();
  if (!provided) throw error(error_kind::internal, "the settings for reading roads cannot be provided");
}

/// An absolute path of a plain file that looks like an extract.
std::string path_of_extract(const std::filesystem::path& file) {
  std::string start(start_bytes, '\0');
  start.resize(file_source(file)->read(start));
  if (start.find("<osm") == std::string::npos && start.find("OSMHeader") == std::string::npos)
    throw invalid_input("This is no OpenStreetMap extract (.osm or .osm.pbf)", "file");
  std::string path = std::filesystem::canonical(file).string();
  if (path.starts_with("/vsi")) throw invalid_input(path + " is not a plain file", "file");
  return path;
}

dataset_handle open_extract(const std::string& path) {
  register_gdal_drivers();
  provide_settings();
  const std::string settings = std::string("CONFIG_FILE=") + settings_path;
  const std::array<const char*, 2> drivers{"OSM", nullptr};
  const std::array<const char*, 4> options{settings.c_str(), "USE_CUSTOM_INDEXING=YES",
                                           "MAX_TMPFILE_SIZE=100", nullptr};
  const gdal_messages messages;
  dataset_handle dataset(
      GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data(), nullptr));
  if (!dataset)
    throw invalid_input(
        "This OpenStreetMap extract cannot be read: " + messages.first_or("its content is broken"), "file");
  // Whoever asks for one layer in this way is spared the making of the others.
  GDALDatasetExecuteSQL(dataset.get(), "SET interest_layers = lines", nullptr, nullptr);
  return dataset;
}
}  // namespace

class roads_reader::extract {
 public:
  extract(const std::filesystem::path& file, const std::filesystem::path& working, progress_sink watch)
      : working_(working.string()),
        temporary_files_("CPL_TMPDIR", working_.c_str()),
        dataset_(open_extract(path_of_extract(file))),
        watch_(std::move(watch)) {
    OGRFeatureDefnH fields = OGR_L_GetLayerDefn(GDALDatasetGetLayerByName(dataset_.get(), "lines"));
    for (std::size_t i = 0; i < tags.size(); ++i) columns_[i] = OGR_FD_GetFieldIndex(fields, tags[i].name);
  }

  bool next(road_way& into) {
    for (;;) {
      const gdal_messages messages;
      const feature_handle way(
          GDALDatasetGetNextFeature(dataset_.get(), nullptr, nullptr, &extract::goes_on, this));
      if (cancelled_) throw error(error_kind::unavailable, "the reading of roads was cancelled");
      if (messages.any_error())
        throw invalid_input("The OpenStreetMap extract is broken: " + messages.first_or(""), "file");
      if (!way) return false;
      if (!OGR_F_IsFieldSetAndNotNull(way.get(), columns_[0])) continue;
      read(way.get(), into);
      return true;
    }
  }

 private:
  struct tag {
    const char* name;
    std::string road_way::*value;
  };
  static constexpr std::array tags{tag{"highway", &road_way::highway},
                                   tag{"junction", &road_way::junction},
                                   tag{"oneway", &road_way::oneway},
                                   tag{"maxspeed", &road_way::maxspeed},
                                   tag{"access", &road_way::access},
                                   tag{"vehicle", &road_way::vehicle},
                                   tag{"motor_vehicle", &road_way::motor_vehicle},
                                   tag{"motorcar", &road_way::motorcar}};

  void read(OGRFeatureH way, road_way& into) {
    for (std::size_t i = 0; i < tags.size(); ++i)
      into.*tags[i].value = OGR_F_GetFieldAsString(way, columns_[i]);
    OGRGeometryH line = OGR_F_GetGeometryRef(way);
    into.line.resize(line ? static_cast<std::size_t>(OGR_G_GetPointCount(line)) : 0);
    for (std::size_t i = 0; i < into.line.size(); ++i)
      into.line[i] = {OGR_G_GetX(line, static_cast<int>(i)), OGR_G_GetY(line, static_cast<int>(i))};
    ++ways_;
  }

  static int CPL_STDCALL goes_on(double fraction, const char*, void* self) {
    auto& of = *static_cast<extract*>(self);
    const auto known = fraction >= 0 && fraction <= 1 ? std::optional(fraction) : std::nullopt;
    if (!of.watch_({of.ways_, known})) of.cancelled_ = true;
    return of.cancelled_ ? FALSE : TRUE;
  }

  std::string working_;
  gdal_option temporary_files_;
  dataset_handle dataset_;
  progress_sink watch_;
  std::array<int, tags.size()> columns_{};
  std::uint64_t ways_ = 0;
  bool cancelled_ = false;
};

roads_reader::roads_reader(const std::filesystem::path& file, const std::filesystem::path& working,
                           progress_sink watch)
    : extract_(std::make_unique<extract>(file, working, std::move(watch))) {}

roads_reader::~roads_reader() = default;

bool roads_reader::next(road_way& into) { return extract_->next(into); }

}  // namespace uramost::exchange
