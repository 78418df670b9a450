#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bounding_box.hpp"
#include "core/ids.hpp"
#include "core/language.hpp"

namespace uramost::geodata {

/// A population figure: which year, who counted, and whether it can be trusted.
struct population_figure {
  int year = 0;
  std::string kind;  ///< "census" or "estimate"
  double persons = 0;
  bool boycotted = false;  ///< a census that much of the population refused: rates from it mislead
  std::string note;
};

struct municipality {
  municipality_code code;
  localized_name name;
  std::vector<std::string> other_names;
  std::string region;
  bool is_north = false;
  bool in_study_area = false;
  std::optional<double> area_km2;
  std::vector<population_figure> population;  ///< by year, oldest first
};

/// A closed ring of positions (first = last), exterior counter-clockwise, holes clockwise.
using ring = std::vector<lon_lat>;

struct polygon {
  ring exterior;
  std::vector<ring> holes;
};

/// A municipality's area. `generalisation_m`: how far the drawn line may lie from the true one.
struct municipality_area {
  municipality_code code;
  std::vector<polygon> polygons;
  double generalisation_m = 0;
};

/// All municipalities with their areas: a coverage (no gaps inside, no overlaps).
struct boundaries {
  std::vector<municipality> municipalities;  ///< ascending by code
  std::vector<municipality_area> areas;      ///< same order

  /// Nothing when there is no such code.
  const municipality* find(const municipality_code& code) const;
  /// Degrees, WGS 84; all zero when there is no area.
  bounding_box extent() const;
};

/// The 38 municipalities that come with UraMost (geodata/data/README.md). Made on first use; thread safe.
const boundaries& built_in_boundaries();

}  // namespace uramost::geodata
