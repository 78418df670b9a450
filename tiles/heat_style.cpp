#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::tiles {

namespace {
constexpr double least_bandwidth_m = 50, most_bandwidth_m = 20'000;
constexpr double least_peak = 1e-12, most_peak = 1e15;  // per km²: of one incident, and of any register

double parse_bandwidth(std::string_view text) {
  const auto number = parse_number(text);
  if (!number || *number < least_bandwidth_m || *number > most_bandwidth_m)
    throw invalid_input("bandwidth_m takes metres from 50 to 20000", "bandwidth_m");
  return *number;
}

kernel parse_kernel(std::string_view text) {
  if (text == "quartic") return kernel::quartic;
  if (text == "gaussian") return kernel::gaussian;
  throw invalid_input("kernel takes quartic or gaussian", "kernel");
}

heat_weight parse_weight(std::string_view text) {
  if (text == "count") return heat_weight::count;
  if (text == "severity") return heat_weight::severity;
  throw invalid_input("weight takes count or severity", "weight");
}

double parse_peak(std::string_view text) {
  const auto number = parse_number(text);
  if (!number || *number < least_peak || *number > most_peak)
    throw invalid_input("peak takes a density per km² above 0", "peak");
  return *number;
}

std::string parse_ramp(std::string text) {
  if (std::ranges::find(ramp_names(), text) != ramp_names().end()) return text;
  std::string known;
  for (std::string_view name : ramp_names()) (known += known.empty() ? "" : ", ") += name;
  throw invalid_input("ramp takes one of " + known, "ramp");
}
}  // namespace

std::string_view to_string(kernel shape) { return shape == kernel::quartic ? "quartic" : "gaussian"; }

std::string_view to_string(heat_weight weight) { return weight == heat_weight::count ? "count" : "severity"; }

heat_style heat_style::take_from(query_parameters& parameters) {
  heat_style style;
  if (const auto text = parameters.take("bandwidth_m")) style.bandwidth_m = parse_bandwidth(*text);
  if (const auto text = parameters.take("kernel")) style.shape = parse_kernel(*text);
  if (const auto text = parameters.take("weight")) style.weight = parse_weight(*text);
  if (const auto text = parameters.take("ramp")) style.ramp = parse_ramp(*text);
  if (const auto text = parameters.take("peak")) style.peak_per_km2 = parse_peak(*text);
  return style;
}

std::string heat_style::canonical() const {
  std::string canonical = density_text() + "&ramp=" + ramp;
  if (peak_per_km2) (canonical += "&peak=") += to_text(*peak_per_km2);
  return canonical;
}

std::string heat_style::density_text() const {
  std::string text = "bandwidth_m=" + to_text(bandwidth_m);
  (text += "&kernel=") += to_string(shape);
  (text += "&weight=") += to_string(weight);
  return text;
}

}  // namespace uramost::tiles
