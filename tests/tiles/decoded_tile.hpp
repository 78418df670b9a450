#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tiles/tile_id.hpp"
#include "tiles/vector_layer.hpp"

namespace uramost::tiles {

/// A feature as GDAL reads it from a vector tile.
struct decoded_feature {
  std::optional<std::int64_t> id;
  std::map<std::string, std::string> attributes;
  std::shared_ptr<OGRGeometry> geometry;  ///< in units of the tile, y southward

  unit_position point() const {
    const OGRPoint* at = geometry->toPoint();
    return {static_cast<std::int32_t>(std::lround(at->getX())),
            static_cast<std::int32_t>(std::lround(at->getY()))};
  }
  std::int64_t whole(const std::string& name) const { return std::stoll(attributes.at(name)); }
};

/// From Web Mercator metres, in which GDAL gives positions, back to units.
class to_units final : public OGRCoordinateTransformation {
 public:
  explicit to_units(tile_id tile) : tile_(tile) {}
  OGRSpatialReference* GetSourceCS() override { return nullptr; }
  OGRSpatialReference* GetTargetCS() override { return nullptr; }
  OGRCoordinateTransformation* Clone() const override { return new to_units(tile_); }
  OGRCoordinateTransformation* GetInverse() const override { return nullptr; }
  int Transform(int count, double* x, double* y, double*, double*, int* success) override {
    constexpr double half_world = 20'037'508.342'789'244;
    const double units = std::ldexp(tile_units, static_cast<int>(tile_.z));
    for (int i = 0; i < count; ++i) {
      x[i] = (x[i] + half_world) / (2 * half_world) * units - 4096.0 * tile_.x;
      y[i] = (half_world - y[i]) / (2 * half_world) * units - 4096.0 * tile_.y;
      if (success) success[i] = TRUE;
    }
    return TRUE;
  }

 private:
  tile_id tile_;
};

/// The features of a layer; none when GDAL cannot read the tile, which is a failure unless it has no bytes.
inline std::vector<decoded_feature> decode_tile(std::string bytes, tile_id tile, const char* layer) {
  std::vector<decoded_feature> features;
  if (bytes.empty()) return features;
  GDALAllRegister();
  const std::string folder = "/vsimem/" + std::to_string(tile.z) + "/" + std::to_string(tile.x);
  const std::string name = folder + "/" + std::to_string(tile.y) + ".mvt";
  VSIFCloseL(VSIFileFromMemBuffer(name.c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  {
    const char* const only_mvt[] = {"MVT", nullptr};
    const char* const whole_tile[] = {"CLIP=NO", nullptr};
    const std::unique_ptr<GDALDataset> data(
        GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR, only_mvt, whole_tile));
    if (!data || !data->GetLayerByName(layer)) {
      ADD_FAILURE() << "GDAL finds no layer '" << layer << "' in " << name;
    } else {
      to_units units(tile);
      for (const auto& read : *data->GetLayerByName(layer)) {
        decoded_feature made;
        for (int i = 0; i < read->GetFieldCount(); ++i) {
          if (!read->IsFieldSetAndNotNull(i)) continue;
          const std::string field = read->GetFieldDefnRef(i)->GetNameRef();
          if (field == "mvt_id")
            made.id = read->GetFieldAsInteger64(i);
          else
            made.attributes[field] = read->GetFieldAsString(i);
        }
        made.geometry.reset(read->GetGeometryRef()->clone());
        EXPECT_EQ(made.geometry->transform(&units), OGRERR_NONE);
        features.push_back(std::move(made));
      }
    }
  }
  VSIUnlink(name.c_str());
  return features;
}

}  // namespace uramost::tiles
