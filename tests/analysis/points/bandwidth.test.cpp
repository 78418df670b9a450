#include "analysis/points/bandwidth.hpp"

#include "pattern.hpp"

namespace uramost::analysis {
namespace {

TEST(bandwidth, of_a_rule_of_thumb_is_that_of_r) {
  for (const char* set : {"cells", "redwood"}) {
    const pattern known(set);
    const auto theirs = [&](const char* row) { return known.value("expected.bandwidths", row); };
    const auto ours = [&](bandwidth_rule rule) { return bandwidth_by(rule, known.points, known.window); };
    const bandwidth scott = ours(bandwidth_rule::scott), silverman = ours(bandwidth_rule::silverman),
                    nrd = ours(bandwidth_rule::nrd);
    expect_same({*scott.x, *scott.y, scott.deviation, *silverman.x, *silverman.y, *nrd.x, *nrd.y},
                {theirs("bw.scott_sigma_x"), theirs("bw.scott_sigma_y"), theirs("bw.scott_iso"),
                 theirs("bw.nrd0_x(R stats; Silverman 0.9)"), theirs("bw.nrd0_y"),
                 theirs("bw.nrd_x(R stats; 1.06 Scott 1992)"), theirs("bw.nrd_y")},
                1e-12, set);
    EXPECT_NEAR(ours(bandwidth_rule::search_radius).deviation * std::sqrt(8.0),
                theirs("arcgis_default_search_radius(documented formula)"), 1e-12);
    // Theirs is a multiple of 1/1023 of the window's diagonal.
    EXPECT_NEAR(ours(bandwidth_rule::fraction).deviation, theirs("bw.frac(0.25)"), 0.0015);
  }
}

TEST(bandwidth, has_the_criteria_of_its_peers) {
  const std::pair<bandwidth_rule, std::pair<const char*, double>> rules[]{
      {bandwidth_rule::diggle, {"bw_diggle_curve", 1e-8}},
      {bandwidth_rule::cronie_van_lieshout, {"bw_CvL_curve", 1e-9}},
      {bandwidth_rule::likelihood, {"bw_ppl_curve", 1e-3}},  // their integral is of a discrete transform
      {bandwidth_rule::least_squares, {"lscv_gaussian_closed_form", 1e-9}}};
  for (const char* set : {"cells", "redwood"}) {
    const pattern known(set);
    for (const auto& [rule, file] : rules) {
      const reference_csv theirs = known.table(std::string("expected.") + file.first);
      std::vector<double> ours;
      for (const auto& each : bandwidth_criterion(rule, known.points, known.window, theirs.numbers("sigma")))
        ours.push_back(each.value);
      expect_same(ours, theirs.numbers(rule == bandwidth_rule::least_squares ? "LSCV" : "cv"), file.second,
                  known.name + " " + file.first);
    }
  }
}

TEST(bandwidth, found_by_search_is_within_three_in_a_hundred_of_its_peers) {
  const pattern cells("cells"), redwood("redwood");
  const auto expect = [](const pattern& known, bandwidth_rule rule, const char* row) {
    const double theirs = known.value("expected.bandwidths", row);
    EXPECT_NEAR(bandwidth_by(rule, known.points, known.window).deviation, theirs, 0.03 * theirs) << row;
  };
  for (const pattern* known : {&cells, &redwood}) {
    expect(*known, bandwidth_rule::diggle, "bw.diggle");
    expect(*known, bandwidth_rule::cronie_van_lieshout, "bw.CvL");
    expect(*known, bandwidth_rule::likelihood, "bw.ppl");
    expect(*known, bandwidth_rule::least_squares,
           "LSCV_gaussian_noedge_closed_form_argmin (own closed form)");
  }
  EXPECT_TRUE(bandwidth_by(bandwidth_rule::likelihood, cells.points, cells.window).at_an_end);
  EXPECT_FALSE(bandwidth_by(bandwidth_rule::likelihood, redwood.points, redwood.window).at_an_end);
}

TEST(bandwidth, needs_points_at_two_places) {
  const observation_window window(planar_box{0, 1, 0, 1});
  const std::vector<planar_point> same(10, {0.5, 0.5});
  expect_refused("n", [&] { (void)(bandwidth_by(bandwidth_rule::likelihood, same, window)); });
  expect_refused("n", [&] { (void)(bandwidth_by(bandwidth_rule::scott, std::span(same).first(1), window)); });
}

}  // namespace
}  // namespace uramost::analysis
