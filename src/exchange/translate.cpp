#include "exchange/translate.hpp"

#include <cpl_vsi.h>
#include <gdal_utils.h>

#include <atomic>

#include "core/error.hpp"
#include "exchange/gdal.hpp"

namespace uramost::exchange {

namespace {
/// A text that GDAL reads as a file, as long as this lives.
class memory_file {
 public:
  explicit memory_file(const std::string& text)
      : name_("/vsimem/translate-" + std::to_string(++number_) + ".geojson") {
    // GDAL does not write to a buffer that is not its own.
    auto* bytes = reinterpret_cast<GByte*>(const_cast<char*>(text.data()));
    VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), bytes, text.size(), FALSE));
  }
  ~memory_file() { VSIUnlink(name_.c_str()); }
  memory_file(const memory_file&) = delete;
  memory_file& operator=(const memory_file&) = delete;

  const char* name() const { return name_.c_str(); }

 private:
  static inline std::atomic<unsigned> number_{0};
  std::string name_;
};

struct options_deleter {
  void operator()(GDALVectorTranslateOptions* options) const { GDALVectorTranslateOptionsFree(options); }
};

const char* driver_of(std::string_view format) {
  if (format == "gpkg") return "GPKG";
  if (format == "fgb") return "FlatGeobuf";
  throw invalid_input("'" + std::string(format) + "' is none of gpkg and fgb", "format");
}
}  // namespace

void translate_geojson(const std::string& text, std::string_view format, const std::string& layer,
                       const std::filesystem::path& file) {
  const char* driver = driver_of(format);
  register_gdal_drivers();
  const gdal_messages messages;
  const memory_file source(text);
  const dataset_handle from(GDALOpenEx(source.name(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  if (!from) throw error(error_kind::internal, messages.first_or("GDAL cannot read the marks"));
  std::string name = layer;
  char f[] = "-f", nln[] = "-nln";
  char* arguments[] = {f, const_cast<char*>(driver), nln, name.data(), nullptr};
  const std::unique_ptr<GDALVectorTranslateOptions, options_deleter> options(
      GDALVectorTranslateOptionsNew(arguments, nullptr));
  GDALDatasetH read = from.get();
  int failed = FALSE;
  const dataset_handle made(GDALVectorTranslate(file.c_str(), nullptr, 1, &read, options.get(), &failed));
  if (!made || failed) throw error(error_kind::internal, messages.first_or("GDAL cannot write the marks"));
}

}  // namespace uramost::exchange
