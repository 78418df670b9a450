#pragma once

#include "http/json.hpp"
#include "planning/coverage.hpp"

namespace uramost::http {

/// `{incidents, unlocated, outside, demand, covered, share, by_municipality, by_category, by_hour, by_shift,
/// largest_uncovered, points, needs}`; municipalities, categories and hours that have no demand are left out,
/// hours that are not known have the hour null.
json coverage_json(const planning::plan& of, const planning::demand& over,
                   const planning::coverage_report& found);

/// The demand's cells as GeoJSON points with `{demand, covered_demand, covered}`; covered: more than half.
json cells_json(const std::vector<planning::covered_cell>& cells);

/// `{both, only_first, only_second, neither}`
json comparison_json(const patrol::plan_comparison& of);

}  // namespace uramost::http
