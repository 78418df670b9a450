#include "analysis/points/centrography.hpp"

#include <memory>

#include "cli/analyse/point_file.hpp"
#include "cli/analyse/point_methods.hpp"
#include "cli/analyse/result_file.hpp"

namespace uramost::cli {

namespace {
void run_centrography(const point_options& options, const std::string& weight) {
  const data_file file(options.files.in);
  const auto points = options.positions(file);
  const auto found =
      analysis::centre_and_spread(points, weight.empty() ? std::vector<double>() : file.numbers(weight));
  const auto mean = options.as_given(found.mean_centre), median = options.as_given(found.median_centre),
             least = options.as_given(found.least_distance_centre);
  write_result({{"n", "weight_sum", "mean_x", "mean_y", "median_x", "median_y", "least_distance_x",
                 "least_distance_y", "standard_distance", "semi_major", "semi_minor", "azimuth_deg",
                 "eccentricity", "ellipse_area", "standard_distance_n", "semi_major_n", "semi_minor_n"},
                {{static_cast<std::int64_t>(found.n), found.weight, mean.x, mean.y, median.x, median.y,
                  least.x, least.y, found.standard_distance, found.semi_major, found.semi_minor,
                  found.azimuth_deg, found.eccentricity, found.ellipse_area, found.standard_distance_n,
                  found.semi_major_n, found.semi_minor_n}}},
               options.files.out);
  say({.n = found.n, .tests = 0, .p_value = {}});
}
}  // namespace

void add_centrography(command_line analyse) {
  const command_line command = analyse.add_subcommand(
      "centrography", "Mean centre, standard distance and standard deviational ellipse");
  const auto options = std::make_shared<point_options>();
  const auto weight = std::make_shared<std::string>();
  options->add_to(command);
  command.add_option("--weight,--weights", *weight, "Column of weights").type_name("COL");
  command.footer(
      "standard_distance and the ellipse's half axes divide by the sum of weights less 2, the axes times\n"
      "sqrt(2), as CrimeStat does; what ends in _n divides by the sum of weights, as ArcGIS does.\n"
      "azimuth_deg is the major axis's, clockwise from north. least_distance_x and _y: the place with the\n"
      "smallest sum of distances. The window is not needed. Without --planar, centres are longitude and\n"
      "latitude, lengths metres.");
  command.callback([=] { run_centrography(*options, *weight); });
}

}  // namespace uramost::cli
