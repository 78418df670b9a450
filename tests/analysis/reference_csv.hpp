#pragma once

#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/text.hpp"

namespace uramost::analysis {

/// A file of tests/data/reference by columns: `reference_csv("temporal/series.csv").numbers("value")`.
class reference_csv {
 public:
  explicit reference_csv(const std::string& name) {
    std::ifstream file(std::string(URAMOST_TEST_DATA) + "/reference/" + name);
    std::string line;
    std::getline(file, line);
    for (const auto part : split(line, ',')) names_.emplace_back(trim(part));
    while (std::getline(file, line)) {
      const auto cells = split(line, ',');
      for (std::size_t i = 0; i < names_.size() && i < cells.size(); ++i)
        columns_[names_[i]].emplace_back(trim(cells[i]));
    }
  }

  const std::vector<std::string>& texts(const std::string& column) const { return columns_.at(column); }

  /// NaN for what is no number: empty, NA, n/a.
  std::vector<double> numbers(const std::string& column) const {
    std::vector<double> made;
    for (const std::string& text : texts(column))
      made.push_back(parse_number(text).value_or(std::numeric_limits<double>::quiet_NaN()));
    return made;
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::vector<std::string>> columns_;
};

}  // namespace uramost::analysis
