#pragma once

#include <functional>

#include "http/json.hpp"
#include "print/map_picture.hpp"

namespace uramost::http {

/// Every position of a FeatureCollection.
void for_each_position(const json& marks, const std::function<void(lon_lat)>& visit);

/// Of "#b2182b".
tiles::rgba colour_of(const std::string& hexadecimal);

/// The marks of a result as areas and points of a layer that has the result's classes, in its order.
void add_marks(const json& result, print::map_layer& to);

}  // namespace uramost::http
