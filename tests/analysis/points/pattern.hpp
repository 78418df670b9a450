#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "../../expect_error.hpp"
#include "../reference_csv.hpp"
#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// A set of tests/data/reference/points.
struct pattern {
  explicit pattern(const std::string& set) : name(set), points(positions("input")), window(read_window()) {}

  reference_csv table(const std::string& file) const {
    return reference_csv("points/" + name + "/" + file + ".csv");
  }
  /// The value of a row of a table of names and values.
  double value(const std::string& file, const std::string& row) const {
    const reference_csv rows = table(file);
    const auto& names = rows.texts("name");
    const auto at = std::ranges::find(names, row) - names.begin();
    return rows.numbers("value").at(static_cast<std::size_t>(at));
  }
  std::vector<planar_point> positions(const std::string& file) const {
    const auto x = table(file).numbers("x"), y = table(file).numbers("y");
    std::vector<planar_point> all;
    for (std::size_t i = 0; i < x.size(); ++i) all.push_back({x[i], y[i]});
    return all;
  }

  std::string name;
  std::vector<planar_point> points;
  observation_window window;

 private:
  observation_window read_window() const {
    if (name.starts_with("chorley")) {
      std::vector<std::vector<planar_point>> ring{positions("input.window_polygon")};
      return observation_window(ring);
    }
    const reference_csv sides = table("input.window");
    return observation_window(planar_box{sides.numbers("xmin")[0], sides.numbers("xmax")[0],
                                         sides.numbers("ymin")[0], sides.numbers("ymax")[0]});
  }
};

/// Every value within `tolerance` of the other's, relative to it; absolutely where that is 0.
inline void expect_same(const std::vector<double>& ours, const std::vector<double>& theirs, double tolerance,
                        const std::string& what) {
  ASSERT_EQ(ours.size(), theirs.size()) << what;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!std::isfinite(theirs[i])) continue;
    EXPECT_NEAR(ours[i], theirs[i], tolerance * (theirs[i] == 0 ? 1 : std::abs(theirs[i])))
        << what << ", row " << i;
  }
}

/// It throws invalid_input, and names the field.
template <class Work>
void expect_refused(const char* field, Work work) {
  EXPECT_EQ(expect_error(error_kind::invalid_input, work).field(), field);
}

}  // namespace uramost::analysis
