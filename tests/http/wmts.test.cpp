#include <cpl_minixml.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "http/link.hpp"
#include "index/web_mercator.hpp"
#include "released_server.hpp"

namespace uramost::http {
namespace {
using accounts::role;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string service = "/api/wmts?service=WMTS&request=";

/// XML as GDAL reads it, without namespaces.
class document {
 public:
  explicit document(const std::string& text) : root_(CPLParseXMLString(text.c_str()), CPLDestroyXMLNode) {
    if (!root_) throw std::runtime_error("no XML: " + text);
    CPLStripXMLNamespace(root_.get(), nullptr, TRUE);
  }
  const CPLXMLNode* at(const std::string& path) const {
    return CPLGetXMLNode(root_.get(), ("=" + path).c_str());
  }
  std::string text(const std::string& path) const {
    return CPLGetXMLValue(root_.get(), ("=" + path).c_str(), "");
  }

 private:
  std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> root_;
};

std::vector<const CPLXMLNode*> children(const CPLXMLNode* of, const std::string& name) {
  std::vector<const CPLXMLNode*> found;
  for (const CPLXMLNode* each = of->psChild; each; each = each->psNext)
    if (each->pszValue == name) found.push_back(each);
  return found;
}

std::vector<std::string> layer_names(const document& capabilities) {
  std::vector<std::string> names;
  for (const CPLXMLNode* each : children(capabilities.at("Capabilities.Contents"), "Layer"))
    names.emplace_back(CPLGetXMLValue(each, "Identifier", ""));
  return names;
}

/// Red, green, blue and opacity of a square of 256 pixels, band by band.
using pixels = std::vector<std::uint8_t>;

pixels read_square(GDALDataset& from, int x, int y) {
  constexpr std::size_t size = 256 * 256;
  pixels read(4 * size);
  EXPECT_EQ(from.GetRasterCount(), 4);
  for (int band = 1; band <= 4; ++band)
    EXPECT_EQ(from.GetRasterBand(band)->RasterIO(GF_Read, x, y, 256, 256,
                                                 read.data() + size * static_cast<std::size_t>(band - 1), 256,
                                                 256, GDT_Byte, 0, 0, nullptr),
              CE_None);
  return read;
}

/// A PNG with a palette, as GDAL's decoder has it.
pixels unpacked_png(std::string bytes) {
  VSIFCloseL(
      VSIFileFromMemBuffer("/vsimem/tile.png", reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  const std::unique_ptr<GDALDataset> picture(GDALDataset::Open("/vsimem/tile.png", GDAL_OF_RASTER));
  constexpr std::size_t size = 256 * 256;
  pixels classes(size), read(4 * size);
  GDALRasterBand* const band = picture->GetRasterBand(1);
  EXPECT_EQ(band->RasterIO(GF_Read, 0, 0, 256, 256, classes.data(), 256, 256, GDT_Byte, 0, 0, nullptr),
            CE_None);
  for (std::size_t i = 0; i < size; ++i) {
    const GDALColorEntry* const colour = band->GetColorTable()->GetColorEntry(classes[i]);
    read[i] = static_cast<std::uint8_t>(colour->c1);
    read[size + i] = static_cast<std::uint8_t>(colour->c2);
    read[2 * size + i] = static_cast<std::uint8_t>(colour->c3);
    read[3 * size + i] = static_cast<std::uint8_t>(colour->c4);
  }
  return read;
}

class Wmts : public ReleasedServer {
 protected:
  static document capabilities(role as = role::analyst, const std::string& more = "") {
    return document(ask(service + "GetCapabilities" + more, as).body);
  }
};

TEST_F(Wmts, OffersWhatWhoAsksMaySee) {
  EXPECT_THAT(layer_names(capabilities()), ElementsAre("incidents", "release_points"));
  EXPECT_THAT(layer_names(capabilities(role::partner)), ElementsAre("incidents", "release_points"));
  EXPECT_THAT(layer_names(capabilities(role::visitor)), ElementsAre("release_points"));
  const document by_path(ask("/api/wmts/1.0.0/WMTSCapabilities.xml").body);
  EXPECT_THAT(layer_names(by_path), ElementsAre("incidents", "release_points"));
}

TEST_F(Wmts, SaysOfEveryLayerOfSyntheticDataThatItIs) {
  const document made(ask(service + "GetCapabilities", role::analyst, "Accept-Language: sq\r\n").body);
  for (const CPLXMLNode* each : children(made.at("Capabilities.Contents"), "Layer"))
    EXPECT_THAT(CPLGetXMLValue(each, "Abstract", ""), HasSubstr("sintetike"));
}

TEST_F(Wmts, TellsTitlesInFourLanguagesThePreferredOneFirst) {
  const raw_response got = ask(service + "GetCapabilities", role::visitor, "Accept-Language: sr-Cyrl\r\n");
  EXPECT_EQ(got.headers.at("vary"), "Accept-Language, Accept-Encoding");
  const document made(got.body);
  std::vector<std::string> languages;
  for (const CPLXMLNode* each : children(made.at("Capabilities.Contents.Layer"), "Title")) {
    languages.emplace_back(CPLGetXMLValue(each, "lang", ""));
    EXPECT_STRNE(CPLGetXMLValue(each, "", ""), "");
  }
  EXPECT_THAT(languages, ElementsAre("sr-Cyrl", "sq", "sr-Latn", "en"));
  EXPECT_EQ(made.text("Capabilities.Contents.Layer.Title"), "Објављена топлотна мапа");
}

TEST_F(Wmts, HasTheScalesOfGoogleMapsCompatible) {
  const document made = capabilities();
  const CPLXMLNode* const set = children(made.at("Capabilities.Contents"), "TileMatrixSet").back();
  EXPECT_STREQ(CPLGetXMLValue(set, "WellKnownScaleSet", ""), "urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible");
  const auto matrices = children(set, "TileMatrix");
  ASSERT_EQ(matrices.size(), 19u);
  EXPECT_NEAR(std::stod(CPLGetXMLValue(matrices[0], "ScaleDenominator", "")), 559082264.0287178, 1e-6);
  EXPECT_NEAR(std::stod(CPLGetXMLValue(matrices[18], "ScaleDenominator", "")), 2132.729583849784, 1e-11);
  EXPECT_STREQ(CPLGetXMLValue(matrices[18], "TopLeftCorner", ""), "-20037508.342789244 20037508.342789244");
}

TEST_F(Wmts, EndsAtTheZoomWhereItsLayersEnd) {
  const document made = capabilities();
  std::map<std::string, std::size_t> zooms;
  for (const CPLXMLNode* set : children(made.at("Capabilities.Contents"), "TileMatrixSet"))
    zooms[CPLGetXMLValue(set, "Identifier", "")] = children(set, "TileMatrix").size();
  std::map<std::string, std::size_t> found;
  for (const CPLXMLNode* layer : children(made.at("Capabilities.Contents"), "Layer"))
    found[CPLGetXMLValue(layer, "Identifier", "")] =
        zooms.at(CPLGetXMLValue(layer, "TileMatrixSetLink.TileMatrixSet", ""));
  EXPECT_EQ(found, (std::map<std::string, std::size_t>{{"incidents", 19}, {"release_points", 15}}));
}

TEST_F(Wmts, GivesTheTilesOfTheOtherAddressesByKeysAndValues) {
  const std::string keys =
      "&version=1.0.0&layer=incidents&style=default&format=image/"
      "png&tilematrixset=WebMercatorQuad&tilematrix=9"
      "&tilerow=188&tilecol=285";
  const raw_response expected = ask("/tiles/heat/9/285/188.png"), made = ask(service + "GetTile" + keys);
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.headers.at("content-type"), "image/png");
  EXPECT_EQ(made.body, expected.body);
  EXPECT_EQ(made.headers.at("etag"), expected.headers.at("etag"));
  const raw_response loud =
      ask("/api/"
          "wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=incidents&STYLE=&FORMAT=image%2Fwebp&"
          "TileMatrixSet="
          "WebMercatorQuad&TILEMATRIX=9&TileRow=188&TILECOL=285&category=theft");
  EXPECT_EQ(loud.body, ask("/tiles/heat/9/285/188.webp?category=theft").body);
  const std::string of_release =
      "&layer=release_points&format=image/"
      "png&tilematrixset=WebMercatorQuad_0_14&tilematrix=9&tilerow=188&tilecol=285";
  EXPECT_EQ(ask(service + "GetTile" + of_release, role::visitor).body,
            ask("/releases/1/tiles/heat/9/285/188.png", role::visitor).body);
}

TEST_F(Wmts, CarriesConditionsInItsAddresses) {
  const document made = capabilities(role::analyst, "&category=theft&ramp=magma");
  EXPECT_THAT(layer_names(made), ElementsAre("incidents"));  // a release has no categories
  const std::string url = made.text("Capabilities.Contents.Layer.ResourceURL.template");
  EXPECT_THAT(url, HasSubstr("category=theft"));
  EXPECT_THAT(url, HasSubstr("ramp=magma"));
  const raw_response tile = ask(filled(url, {{"TileMatrix", "9"}, {"TileRow", "188"}, {"TileCol", "285"}}));
  EXPECT_EQ(tile.body, ask("/tiles/heat/9/285/188.png?category=theft&ramp=magma").body);
  EXPECT_THAT(ask(service + "GetCapabilities&category=theft").body,
              HasSubstr("/api/wmts?category=theft&amp;\">"));
}

struct refused_request {
  std::string query;
  int status;
  std::string code, locator;
};

TEST_F(Wmts, SaysInTheStandardsWordsWhatItCannotAnswer) {
  const std::string tile = "service=WMTS&request=GetTile&layer=incidents&format=image/png&";
  const std::string set = "tilematrixset=WebMercatorQuad&";
  for (const refused_request& each : std::initializer_list<refused_request>{
           {"", 400, "MissingParameterValue", "service"},
           {"service=WMS&request=GetCapabilities", 400, "InvalidParameterValue", "service"},
           {"service=WMTS", 400, "MissingParameterValue", "request"},
           {"service=WMTS&request=GetFeatureInfo", 501, "OperationNotSupported", "request"},
           {"service=WMTS&request=GetCapabilities&acceptversions=2.0.0", 400, "VersionNegotiationFailed",
            "acceptversions"},
           {"service=WMTS&request=GetCapabilities&hours=5", 400, "InvalidParameterValue", "hours"},
           {"service=WMTS&request=GetTile", 400, "MissingParameterValue", "layer"},
           {"service=WMTS&request=GetTile&layer=%3Ctheft%3E%26", 400, "InvalidParameterValue", "layer"},
           {tile + "style=blue", 400, "InvalidParameterValue", "style"},
           {tile + "version=2.0.0", 400, "InvalidParameterValue", "version"},
           {tile + "tilematrixset=x", 400, "InvalidParameterValue", "tilematrixset"},
           {tile + set + "tilematrix=19&tilerow=0&tilecol=0", 400, "InvalidParameterValue", "tilematrix"},
           {tile + set + "tilematrix=3&tilerow=8&tilecol=0", 400, "TileOutOfRange", "tilerow"},
           {tile + set + "tilematrix=3&tilerow=0&tilecol=-1", 400, "TileOutOfRange", "tilecol"},
           {tile + set + "tilematrix=3&tilerow=0&tilecol=x", 400, "InvalidParameterValue", "tilecol"},
           {tile + set + "tilematrix=3&tilerow=0", 400, "MissingParameterValue", "tilecol"},
           {tile + set + "tilematrix=3&tilerow=0&tilecol=0&hours=5", 400, "InvalidParameterValue", "hours"},
           {tile + set + "tilematrix=3&tilerow=0&tilecol=0&tilecol=1", 400, "InvalidParameterValue",
            "tilecol"}}) {
    const raw_response refused = ask("/api/wmts?" + each.query);
    EXPECT_EQ(refused.status, each.status) << each.query;
    const document report(refused.body);
    EXPECT_EQ(report.text("ExceptionReport.Exception.exceptionCode"), each.code) << each.query;
    EXPECT_EQ(report.text("ExceptionReport.Exception.locator"), each.locator) << each.query;
    EXPECT_NE(report.text("ExceptionReport.Exception.ExceptionText"), "");
  }
  EXPECT_EQ(ask("/api/wmts?" + tile, role::visitor).status, 401);
}

/// GDAL's own client: the block it reads through the capabilities is the tile of the map.
TEST_F(Wmts, IsReadByGdalPixelForPixel) {
  GDALAllRegister();
  temporary_directory folder;
  std::string login = running_->login();
  login.resize(login.find('\r'));
  std::ofstream(folder.path() / "headers") << login << "\n";
  CPLSetConfigOption("GDAL_HTTP_HEADER_FILE", (folder.path() / "headers").c_str());
  CPLSetConfigOption("GDAL_DEFAULT_WMS_CACHE_PATH", (folder.path() / "cache").c_str());
  for (const auto& [layer, expected] :
       std::map<std::string, std::string>{{"incidents", "/tiles/heat/13/4569/3012.png"},
                                          {"release_points", "/releases/1/tiles/heat/13/4569/3012.png"}}) {
    const std::string source =
        "WMTS:" + address() + service + "GetCapabilities,layer=" + layer + ",zoom_level=13";
    const std::unique_ptr<GDALDataset> opened(
        GDALDataset::Open(source.c_str(), GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR));
    ASSERT_TRUE(opened) << CPLGetLastErrorMsg();
    double transform[6];
    ASSERT_EQ(opened->GetGeoTransform(transform), CE_None);
    EXPECT_NEAR(transform[1], 19.109257071294, 1e-9);
    const double west = -20037508.342789244 + 4569 * 256 * transform[1],
                 north = 20037508.342789244 - 3012 * 256 * transform[1];
    const pixels read =
        read_square(*opened, static_cast<int>(std::lround((west - transform[0]) / transform[1])),
                    static_cast<int>(std::lround((transform[3] - north) / transform[1])));
    const pixels drawn = unpacked_png(ask(expected).body);
    const auto opaque =
        std::ranges::count_if(drawn.begin() + 3 * 256 * 256, drawn.end(), [](auto each) { return each > 0; });
    EXPECT_GT(opaque, 1000) << layer;
    EXPECT_EQ(read, drawn) << layer;
  }
  CPLSetConfigOption("GDAL_HTTP_HEADER_FILE", nullptr);
  CPLSetConfigOption("GDAL_DEFAULT_WMS_CACHE_PATH", nullptr);
}

}  // namespace
}  // namespace uramost::http
