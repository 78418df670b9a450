#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::tiles {

namespace {
constexpr double least_bandwidth_m = 50, most_bandwidth_m = 20'000;

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
  return style;
}

std::string heat_style::canonical() const {
  std::string canonical = "bandwidth_m=" + to_text(bandwidth_m);
  (canonical += "&kernel=") += to_string(shape);
  (canonical += "&weight=") += to_string(weight);
  (canonical += "&ramp=") += ramp;
  return canonical;
}

}  // namespace uramost::tiles
