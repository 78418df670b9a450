#include "exchange/file_format.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/byte_source.hpp"
#include "exchange/encoding.hpp"
#include "exchange/gdal.hpp"

namespace uramost::exchange {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t start_bytes = 4096;
constexpr std::size_t max_archive_entries = 10'000;

std::string read_start(const std::filesystem::path& file) {
  std::string start(start_bytes, '\0');
  start.resize(file_source(file)->read(start));
  return start;
}

std::vector<std::string> archive_entries(const std::string& path) {
  gdal_messages messages;
  const std::unique_ptr<char*, void (*)(char**)> names(VSIReadDirRecursive(path.c_str()), CSLDestroy);
  std::vector<std::string> entries;
  for (char** name = names.get(); name && *name && entries.size() < max_archive_entries; ++name)
    entries.emplace_back(*name);
  return entries;
}

/// Spreadsheets, KMZ and zipped shapefiles are all ZIP archives.
file_format recognise_archive(const std::string& path) {
  const std::string inside = "/vsizip/{" + path + "}";
  const auto entries = archive_entries(inside);
  for (const std::string& entry : entries) {
    if (entry == "xl/workbook.xml") return {"XLSX", {"XLSX"}, path};
    if (entry == "content.xml")
      return {"ODS", {"ODS"}, "ODS:" + path};  // the driver trusts no other ending than .ods
  }
  for (const std::string& entry : entries) {
    const std::string lower = ascii_lower(entry);
    if (lower.ends_with(".kml")) return {"KMZ", {"LIBKML"}, path};
    if (lower.ends_with(".shp")) return {"zipped Shapefile", {"ESRI Shapefile"}, inside + "/" + entry};
  }
  throw invalid_input(
      "The archive holds neither a spreadsheet nor a Shapefile nor KML; unpack it and give the file inside");
}

bool mentions(std::string_view start, std::string_view word) {
  return start.find(word) != std::string_view::npos;
}

/// A feature a line: the first line is a whole object.
bool is_json_sequence(std::string_view text) {
  if (text.starts_with('\x1e')) return true;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view line = trim(text.substr(0, end));
  return line.ends_with('}') && mentions(line, "\"Feature\"") && trim(text.substr(end)).starts_with('{');
}

/// Text formats with a mark of their own; nothing for plain text.
std::vector<const char*> text_drivers(std::string_view start, std::string_view& name) {
  const std::string_view text = trim(start);
  if (text.starts_with('{') || text.starts_with('\x1e')) {
    if (!mentions(text, "\"type\"")) return {};
    const bool sequence = is_json_sequence(text);
    name = sequence ? "GeoJSONSeq" : "GeoJSON";
    return sequence ? std::vector{"GeoJSONSeq"} : std::vector{"GeoJSON"};
  }
  if (!text.starts_with('<')) return {};
  if (mentions(text, "<kml")) return name = "KML", std::vector{"LIBKML", "KML"};
  if (mentions(text, "<gpx")) return name = "GPX", std::vector{"GPX"};
  return {};
}

/// Files that people try, with what they can do instead.
void refuse_known(std::string_view start) {
  if (start.starts_with("\xD0\xCF\x11\xE0"))
    throw invalid_input("This is a file of an old Office program (.xls); save it as .xlsx or CSV");
  if (start.starts_with("%PDF"))
    throw invalid_input("This is a PDF; a register is read from CSV or a spreadsheet");
  if (start.starts_with("\x89PNG") || start.starts_with("\xFF\xD8\xFF"))
    throw invalid_input("This is a picture; a register is read from CSV or a spreadsheet");
  if (start.starts_with("SQLite format 3\0"sv))
    throw invalid_input("This is an SQLite database, but not a GeoPackage");
  const std::string text = ascii_lower(trim(start));
  if (text.starts_with("<!doctype html") || text.starts_with("<html"))
    throw invalid_input("This is a web page; save the table as CSV or as a spreadsheet");
  if (text.starts_with('<')) throw invalid_input("This is XML, but neither KML nor GPX");
}

/// More control characters than any text has.
bool is_binary(std::string_view start) {
  const auto kind = detect_encoding(start).kind;
  if (find_byte_order_mark(start) || kind == encoding::family::utf16_le || kind == encoding::family::utf16_be)
    return false;
  const auto is_control = [](char c) {
    return c >= 0 && c < ' ' && "\t\n\r\f"sv.find(c) == std::string_view::npos;
  };
  return std::count_if(start.begin(), start.end(), is_control) * 20 > std::ssize(start);
}

}  // namespace

file_format recognise_format(const std::filesystem::path& file) {
  const std::string start = read_start(file);
  // An absolute path of a plain file can be neither a virtual path nor a connection string of GDAL's.
  const std::string path = std::filesystem::canonical(file).string();
  if (path.starts_with("/vsi")) throw invalid_input(path + " is not a plain file");
  if (start.empty()) throw invalid_input("The file is empty");

  if (start.starts_with("PK\x03\x04")) return recognise_archive(path);
  if (start.starts_with("SQLite format 3\0"sv) && start.size() > 72 &&
      (start.substr(68, 4).starts_with("GP") || ascii_lower(path).ends_with(".gpkg")))
    return {"GeoPackage", {"GPKG"}, path};
  if (start.starts_with("fgb\x03")) return {"FlatGeobuf", {"FlatGeobuf"}, path};
  const std::string extension = ascii_lower(file.extension().string());
  for (const std::string_view part : {".shx", ".dbf", ".prj", ".cpg"})
    if (extension == part)
      throw invalid_input("This is a part of a Shapefile; give the file that ends in .shp");
  if (start.starts_with("\0\0\x27\x0a"sv)) return {"Shapefile", {"ESRI Shapefile"}, path};
  file_format found{"CSV", {}, path};
  found.gdal_drivers = text_drivers(start, found.name);
  if (!found.gdal_drivers.empty()) return found;

  refuse_known(start);
  if (is_binary(start))
    throw invalid_input("The file is in no format that can be read; save it as CSV or .xlsx");
  return found;
}

}  // namespace uramost::exchange
