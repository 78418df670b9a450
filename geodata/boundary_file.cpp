#include "geodata/boundary_file.hpp"

#include <gdal.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <map>
#include <memory>

#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/coverage.hpp"
#include "geodata/orientation.hpp"

namespace uramost::geodata {
namespace {

struct dataset_closer {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using dataset_ptr = std::unique_ptr<GDALDataset, dataset_closer>;
struct transformation_deleter {
  void operator()(OGRCoordinateTransformation* made) const { OGRCoordinateTransformation::DestroyCT(made); }
};
using transformation_ptr = std::unique_ptr<OGRCoordinateTransformation, transformation_deleter>;

dataset_ptr open(const std::filesystem::path& path) {
  GDALAllRegister();
  CPLPushErrorHandler(CPLQuietErrorHandler);
  dataset_ptr opened(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
  CPLPopErrorHandler();
  if (!opened) throw error(error_kind::not_found, "cannot read boundaries from " + path.string());
  return opened;
}

OGRLayer& layer_of(GDALDataset& file, const std::string& name) {
  if (name.empty()) {
    for (OGRLayer* layer : file.GetLayers()) {
      const auto type = wkbFlatten(layer->GetGeomType());
      if (type == wkbPolygon || type == wkbMultiPolygon || type == wkbUnknown) return *layer;
    }
    throw invalid_input("the boundary file has no layer of polygons");
  }
  if (OGRLayer* found = file.GetLayerByName(name.c_str())) return *found;
  std::string names;
  for (OGRLayer* layer : file.GetLayers())
    names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
  throw invalid_input("the boundary file has no layer " + name + "; there are: " + names, "layer");
}

/// -1 for an empty name.
int field_index(OGRLayer& layer, const std::string& name, const std::string& option) {
  if (name.empty()) return -1;
  OGRFeatureDefn& definition = *layer.GetLayerDefn();
  const int index = definition.GetFieldIndex(name.c_str());
  if (index >= 0) return index;
  std::string names;
  for (int at = 0; at < definition.GetFieldCount(); ++at)
    names += (names.empty() ? "" : ", ") + std::string(definition.GetFieldDefn(at)->GetNameRef());
  throw invalid_input("the boundary file has no field " + name + "; there are: " + names, option);
}

struct field_indexes {
  int code, sq, sr_latn, sr_cyrl, en;
};

field_indexes find_fields(OGRLayer& layer, const boundary_fields& fields) {
  if (fields.code.empty()) throw invalid_input("which field holds the municipality code?", "code-field");
  return {field_index(layer, fields.code, "code-field"), field_index(layer, fields.name_sq, "name-sq-field"),
          field_index(layer, fields.name_sr_latn, "name-sr-field"),
          field_index(layer, fields.name_sr_cyrl, "name-sr-cyrl-field"),
          field_index(layer, fields.name_en, "name-en-field")};
}

std::string text_of(const OGRFeature& feature, int field) {
  if (field < 0 || !feature.IsFieldSetAndNotNull(field)) return {};
  const std::string text(trim(feature.GetFieldAsString(field)));
  if (!is_utf8(text)) throw invalid_input("the boundary file holds text that is not UTF-8");
  return text;
}

/// To WGS 84, longitude first; null when the layer is in it already, or says nothing.
transformation_ptr way_to_wgs84(OGRLayer& layer) {
  const OGRSpatialReference* known = layer.GetSpatialRef();
  if (!known) return nullptr;
  const std::unique_ptr<OGRSpatialReference> from(known->Clone());
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  from->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (from->IsSame(&wgs84)) return nullptr;  // not one bit of the positions shall change
  transformation_ptr way(OGRCreateCoordinateTransformation(from.get(), &wgs84));
  if (!way) throw invalid_input("there is no way from the boundary file's coordinate system to WGS 84");
  return way;
}

ring to_ring(const OGRLinearRing& corners, bool counter_clockwise) {
  ring closed;
  for (const OGRPoint& corner : corners) closed.push_back({corner.getX(), corner.getY()});
  if (!closed.empty() && closed.front() != closed.back()) closed.push_back(closed.front());
  for (lon_lat corner : closed)
    if (!is_on_earth(corner))
      throw invalid_input(
          "the boundary file's positions are no degrees: its coordinate system is missing or wrong");
  orient(closed, counter_clockwise);
  return closed;
}

void add_polygon(std::vector<polygon>& polygons, const OGRPolygon& shape) {
  if (shape.IsEmpty()) return;
  polygon made;
  bool is_exterior = true;
  for (const OGRLinearRing* corners : shape) {
    (is_exterior ? made.exterior : made.holes.emplace_back()) = to_ring(*corners, is_exterior);
    is_exterior = false;
  }
  polygons.push_back(std::move(made));
}

void add_polygons(std::vector<polygon>& polygons, OGRFeature& feature, OGRCoordinateTransformation* way,
                  const std::string& code) {
  const std::unique_ptr<OGRGeometry> shape(
      feature.GetGeometryRef() ? feature.GetGeometryRef()->getLinearGeometry() : nullptr);
  if (shape && way && shape->transform(way) != OGRERR_NONE)
    throw invalid_input("the border of " + code + " cannot be brought to WGS 84");
  const auto type = shape ? wkbFlatten(shape->getGeometryType()) : wkbNone;
  if (type == wkbPolygon)
    add_polygon(polygons, *shape->toPolygon());
  else if (type == wkbMultiPolygon)
    for (const OGRPolygon* part : *shape->toMultiPolygon()) add_polygon(polygons, *part);
  else
    throw invalid_input("the feature of " + code + " is no polygon");
  if (polygons.empty()) throw invalid_input("the area of " + code + " is empty");
}

std::string first_given(const std::string& own, const std::string& known, const std::string& code) {
  return !own.empty() ? own : !known.empty() ? known : code;
}

/// What the file says, filled up with what we know about the code.
municipality describe(const OGRFeature& feature, const field_indexes& fields, const municipality_code& code) {
  const municipality* known = built_in_boundaries().find(code);
  municipality made = known ? *known : municipality{};
  made.code = code;
  made.name = {first_given(text_of(feature, fields.sq), made.name.sq, code.value),
               first_given(text_of(feature, fields.sr_latn), made.name.sr_latn, code.value),
               first_given(text_of(feature, fields.sr_cyrl), made.name.sr_cyrl, code.value),
               first_given(text_of(feature, fields.en), made.name.en, code.value)};
  return made;
}

}  // namespace

boundaries read_boundaries(const std::filesystem::path& path, const boundary_fields& fields) {
  const dataset_ptr file = open(path);
  OGRLayer& layer = layer_of(*file, fields.layer);
  const field_indexes indexes = find_fields(layer, fields);
  const transformation_ptr way = way_to_wgs84(layer);

  struct entry {
    municipality described;
    municipality_area area;
  };
  std::map<municipality_code, entry> entries;
  for (const auto& feature : layer) {
    const municipality_code code{text_of(*feature, indexes.code)};
    if (code.value.empty()) throw invalid_input("a feature of the boundary file has no code", "code-field");
    auto [found, is_new] = entries.try_emplace(code);
    if (is_new) found->second = {describe(*feature, indexes, code), {code, {}, fields.generalisation_m}};
    add_polygons(found->second.area.polygons, *feature, way.get(), code.value);
  }
  if (entries.empty()) throw invalid_input("the boundary file has no feature");

  boundaries read;
  for (auto& [code, each] : entries) {
    read.municipalities.push_back(std::move(each.described));
    read.areas.push_back(std::move(each.area));
  }
  require_coverage(read);
  return read;
}

}  // namespace uramost::geodata
