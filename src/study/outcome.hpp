#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/inference/verdict.hpp"
#include "analysis/result_table.hpp"
#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

/// What a study found, in the one form that map, table, file and paper are made of. All words in it are
/// codes; their texts in four languages are in the word list (words.hpp).
namespace uramost::study {

/// A class of marks on the map: what they mean, how they look on screen and paper, in the order of the
/// legend.
struct mark_class {
  std::string code;          ///< "hot_99"
  std::string colour;        ///< "#b2182b"
  bool significant = false;  ///< drawn with an outline, so that it can be told without colours
};

/// A circle on the ground.
struct circle {
  lon_lat centre;
  double radius_m = 0;
};

/// One thing on the map.
struct mark {
  std::variant<geodata::polygon, std::vector<geodata::polygon>, circle, lon_lat> shape;
  std::size_t mark_class = 0;  ///< position in the outcome's classes
  std::size_t row = 0;         ///< position in the outcome's table
};

/// Lines over a common axis. NaN is a gap.
struct line_chart {
  std::vector<double> x;
  std::vector<std::pair<std::string, std::vector<double>>> lines;  ///< "observed", "envelope_low", …
};
/// Numbers in rows and columns, row by row.
struct matrix_chart {
  std::vector<std::string> rows, columns;
  std::vector<double> values;
};
/// A bar a label, with an interval where `low` is not empty.
struct bar_chart {
  std::vector<std::string> labels;
  std::vector<double> values, low, high, expected;
};
struct chart {
  std::string code;  ///< "hour_weekday"
  std::variant<line_chart, matrix_chart, bar_chart> drawn;
};

/// Something that whoever reads the result must know; the text has `{0}`, `{1}`, … for the values.
struct caveat {
  std::string code;
  std::vector<std::string> values;
};

struct outcome {
  analysis::verdict said;
  std::vector<std::pair<std::string, analysis::cell>> facts;  ///< single numbers: "moran_i", "z", …
  std::vector<caveat> caveats;
  analysis::result_table table;  ///< may be empty
  std::vector<mark_class> classes;
  std::vector<mark> marks;
  std::vector<chart> charts;
};

}  // namespace uramost::study
