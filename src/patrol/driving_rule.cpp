#include "patrol/driving_rule.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "core/text.hpp"

namespace uramost::patrol {

namespace {
struct named_speed {
  std::string_view name;
  double km_h;
};

constexpr std::array class_speeds{
    named_speed{"motorway", 90},      named_speed{"motorway_link", 45},  named_speed{"trunk", 85},
    named_speed{"trunk_link", 40},    named_speed{"primary", 65},        named_speed{"primary_link", 30},
    named_speed{"secondary", 55},     named_speed{"secondary_link", 25}, named_speed{"tertiary", 40},
    named_speed{"tertiary_link", 20}, named_speed{"unclassified", 25},   named_speed{"road", 25},
    named_speed{"residential", 25},   named_speed{"living_street", 10},  named_speed{"service", 15}};

/// What "RS:urban" and its like mean in the Western Balkans: the limits of the road traffic laws.
constexpr std::array zone_speeds{named_speed{"urban", 50},     named_speed{"rural", 80},
                                 named_speed{"trunk", 100},    named_speed{"expressway", 100},
                                 named_speed{"motorway", 130}, named_speed{"zone30", 30},
                                 named_speed{"zone:30", 30},   named_speed{"living_street", 10}};

template <std::size_t N>
std::optional<double> speed_of(const std::array<named_speed, N>& table, std::string_view name) {
  const auto* const found = std::ranges::find(table, name, &named_speed::name);
  return found == table.end() ? std::nullopt : std::optional(found->km_h);
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

std::optional<double> one_limit(std::string_view text) {
  if (const auto colon = text.find(':'); colon == 2) return speed_of(zone_speeds, text.substr(3));
  double unit = 1;
  for (const named_speed each : {named_speed{"mph", 1.609344}, {"knots", 1.852}, {"km/h", 1}, {"kmh", 1}})
    if (text.ends_with(each.name)) {
      text = trim(text.substr(0, text.size() - each.name.size()));
      unit = each.km_h;
      break;
    }
  const auto number = parse_number(text);
  if (!number || *number * unit < 5 || *number * unit > 200) return std::nullopt;
  return *number * unit;
}

/// What the most particular of the tags says.
bool is_kept_to_its_owner(const road_way& way) {
  for (const std::string& said : {way.motorcar, way.motor_vehicle, way.vehicle, way.access})
    if (!said.empty()) return said == "no" || said == "private";
  return false;
}
}  // namespace

std::optional<double> speed_limit_km_h(std::string_view maxspeed) {
  std::optional<double> least;
  for (const std::string_view part : split(maxspeed, ';'))
    if (const auto limit = one_limit(ascii_lower(trim(part))))
      least = std::min(least.value_or(*limit), *limit);
  return least;
}

std::optional<driving> driving_on(const road_way& way) {
  const auto usual = speed_of(class_speeds, way.highway);
  if (!usual || is_kept_to_its_owner(way)) return std::nullopt;
  driving how{.speed_km_h = speed_limit_km_h(way.maxspeed).value_or(*usual)};
  if (is_one_of(way.oneway, {"yes", "true", "1"}))
    how.backward = false;
  else if (is_one_of(way.oneway, {"-1", "reverse"}))
    how.forward = false;
  else if (way.oneway != "no" &&
           (way.highway == "motorway" || is_one_of(way.junction, {"roundabout", "circular"})))
    how.backward = false;
  return how;
}

}  // namespace uramost::patrol
