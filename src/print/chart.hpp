#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace uramost::print {

/// Numbers in rows and columns, such as weekday × hour: darker is more, and each cell says its number where
/// there is room. What is no finite number stays white.
struct matrix_chart {
  std::string title = {}, note = {};
  std::vector<std::string> rows = {}, columns = {};
  std::vector<double> values = {};  ///< row by row, rows × columns
  int decimals = 0;
};

/// A line y over x; both of the same length.
struct line_series {
  std::string name = {};
  std::vector<double> x = {}, y = {};
  bool is_dashed = false;
};

/// What is to be expected between low and high, such as the envelope of simulations.
struct line_band {
  std::string name = {};
  std::vector<double> x = {}, low = {}, high = {};
};

struct line_chart {
  std::string title = {}, note = {}, x_label = {}, y_label = {};
  std::vector<line_series> lines = {};
  std::vector<line_band> bands = {};
};

/// Values of the categories in their order; of several series side by side.
struct bar_series {
  std::string name = {};
  std::vector<double> values = {};
};

struct bar_chart {
  std::string title = {}, note = {}, y_label = {};
  std::vector<std::string> categories = {};
  std::vector<bar_series> series = {};
};

using chart = std::variant<matrix_chart, line_chart, bar_chart>;

}  // namespace uramost::print
