// What the programs that people have make of our files: every one finds every incident with its texts.
#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "exchange/feature_writer.hpp"
#include "intake/incident_features.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {
using nlohmann::json;

/// What a program says; its complaints stay out of it.
std::string said_by(const std::string& command) {
  std::FILE* const pipe = popen((command + " 2>/dev/null </dev/null").c_str(), "r");
  std::string said;
  std::array<char, 4096> piece;
  for (std::size_t size; (size = fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    said.append(piece.data(), size);
  EXPECT_EQ(pclose(pipe), 0) << command << "\n" << said;
  return said;
}

struct reader_case {
  const char* reader;
  const char* format;
  bool gzip = false;
};

void PrintTo(const reader_case& of, std::ostream* out) {
  *out << of.reader << " of " << of.format << (of.gzip ? ".gz" : "");
}

class ExportReaders : public scratch_register {
 protected:
  ExportReaders() {
    take_csv(
        "id,date,place,category,opis\n"
        "a,29.05.2023.,Zvečan,krađa,\"SINTETIČKI: šta, \"\"ko\"\" i gde — Đakovica\"\n"
        "b,30.05.2023.,Leposaviq,vjedhje,SINTETIKE: çfarë ndodhi në rrugë ë\n"
        "c,31.05.2023.,Звечан,крађа,СИНТЕТИЧКИ: Љубав и њива џ\n"
        "d,01.06.2023.,Zubin Potok,theft,SYNTHETIC =1+1\n");
  }

  /// Its manifest stands beside it.
  std::filesystem::path exported(const exchange::export_form& form) {
    incident_export incidents(reg(), {});
    const auto path = folder() / ("incidents." + form.ending());
    const auto writer = exchange::file_writer(form, incidents.table(), path);
    incidents.write_all(*writer);
    writer->finish();
    return path;
  }

  /// Place name, text and category of each incident.
  json texts() {
    std::vector<std::vector<std::string>> all;
    incident_features features(reg().places());
    const auto schema = incident_schema();
    for (const auto& [id, record] : stored()) {
      const auto& values = features.of(record).values;
      std::vector<std::string>& one = all.emplace_back();
      for (const char* column : {"place_name", "narrative", "category"})
        for (std::size_t i = 0; i < schema.size(); ++i)
          if (schema[i].name == column) one.emplace_back(std::get<std::string_view>(values[i]));
    }
    std::ranges::sort(all);
    return all;
  }
};

class EveryReader : public ExportReaders, public testing::WithParamInterface<reader_case> {};

TEST_P(EveryReader, FindsEveryIncidentWithItsNamesAndTexts) {
  const auto& [reader, format, gzip] = GetParam();
  const auto file = exported({.format = format, .gzip = gzip});
  const std::string said =
      said_by("timeout 120 /usr/bin/python3 " URAMOST_CLIENTS "/read_export.py " + std::string(reader) + " " +
              file.string() + " place_name narrative category");
  const auto begin = said.find("[[");  // Qt may have complained before
  ASSERT_NE(begin, said.npos) << said;
  EXPECT_EQ(json::parse(said.substr(begin)), texts());
}

INSTANTIATE_TEST_SUITE_P(
    Intake, EveryReader,
    testing::Values(reader_case{"geopandas", "geojson"}, reader_case{"geopandas", "geojsonseq"},
                    reader_case{"geopandas", "csv"}, reader_case{"geopandas", "csv", true},
                    reader_case{"geopandas", "gpkg"}, reader_case{"geopandas", "fgb"},
                    reader_case{"ogr2ogr", "geojson", true}, reader_case{"ogr2ogr", "kml"},
                    reader_case{"ogr2ogr", "csv", true}, reader_case{"ogr2ogr", "gpkg"},
                    reader_case{"ogr2ogr", "fgb"}, reader_case{"ogr2ogr", "xlsx"},
                    reader_case{"ogr2ogr", "ods"}, reader_case{"qgis", "geojson"},
                    reader_case{"qgis", "gpkg"}, reader_case{"qgis", "fgb"}, reader_case{"qgis", "kml"},
                    reader_case{"r", "geojson"}, reader_case{"r", "gpkg"}, reader_case{"r", "fgb"},
                    reader_case{"libreoffice", "xlsx"}, reader_case{"libreoffice", "ods"},
                    reader_case{"libreoffice", "csv-bom"}),
    [](const auto& tested) {
      std::string name =
          tested.param.reader + std::string("_") + tested.param.format + (tested.param.gzip ? "_gz" : "");
      std::erase(name, '-');
      return name;
    });

TEST_F(ExportReaders, FindValidGeojson) {
  const auto file = exported({});
  EXPECT_EQ(said_by("node " URAMOST_CLIENTS "/check_geojson.mjs " + file.string()), "4\n");
}

}  // namespace
}  // namespace uramost::intake
