#pragma once

#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "analysis/areal/spatial_weights.hpp"

namespace uramost::analysis {

/// Sudden infant deaths in the 100 counties of North Carolina, and what spdep says of them.
inline reference_csv nc_sids(const std::string& name) { return reference_csv("nc_sids/" + name + ".csv"); }

inline std::vector<double> nc_column(const std::string& name) { return nc_sids("input").numbers(name); }

/// "queen", "rook", "knn6" or "band60km"; binary.
inline spatial_weights nc_weights(const std::string& name) {
  const auto file = nc_sids("input.weights_" + name);
  const auto from = file.numbers("i"), to = file.numbers("j");
  std::vector<neighbour_pair> pairs;
  for (std::size_t k = 0; k < from.size(); ++k)
    pairs.push_back({static_cast<std::uint32_t>(from[k] - 1), static_cast<std::uint32_t>(to[k] - 1)});
  return {100, std::move(pairs)};
}

/// "queen/W" as expected.global.csv names them.
inline spatial_weights nc_styled_weights(const std::string& name) {
  const auto slash = name.find('/');
  return nc_weights(name.substr(0, slash)).styled(*weight_style_of(name.substr(slash + 1)));
}

/// Within 1e-9 of what was expected, relatively; rounding of a number that should be 0 is forgiven.
inline void expect_like(double got, double expected, const std::string& what) {
  EXPECT_NEAR(got, expected, 1e-9 * std::abs(expected) + 1e-14) << what;
}

}  // namespace uramost::analysis
