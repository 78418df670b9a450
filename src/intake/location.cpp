#include "intake/location.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"

namespace uramost::intake {

namespace {
/// Farther apart than this, a coordinate and the place it is said to be at cannot both be right.
constexpr double plausible_distance_m = 10'000;

/// The radius that may hold a position nobody in the region could have measured worse.
constexpr double largest_uncertainty_m = 200'000;

double read_uncertainty(std::string_view text, double from_digits) {
  if (says_nothing(text)) return from_digits;
  std::string digits(trim(text));
  if (digits.ends_with('m')) digits.pop_back();
  std::replace(digits.begin(), digits.end(), ',', '.');
  const auto metres = parse_number(digits);
  if (!metres || *metres < 0 || *metres > largest_uncertainty_m)
    throw invalid_input("'" + std::string(text) + "' is not a distance in metres", "location_uncertainty_m");
  return *metres;
}

geodata::parsed_coordinate unwrapped(const geodata::coordinate_reading& reading, const char* field) {
  if (!reading.coordinate)
    throw invalid_input(reading.problem ? reading.problem->reason : "this is no coordinate", field);
  return *reading.coordinate;
}

/// The municipality of a candidate. A user's own boundaries have their own codes, unknown to the gazetteer.
municipality_code municipality_of(const geodata::geocode_candidate& candidate, const geography& where) {
  if (!where.is_user_supplied() || !candidate.matched) return candidate.municipality;
  return where.locator.locate(candidate.point).municipality.value_or(candidate.municipality);
}

incident_location located_at(const geodata::geocode_candidate& candidate, const geography& where) {
  incident_location location;
  location.point = candidate.point;
  location.municipality = municipality_of(candidate, where);
  location.certainty = location_certainty::certain;
  location.uncertainty_m = candidate.uncertainty_m;
  if (!candidate.matched) return location;  // a whole municipality, known by its name
  location.place = candidate.matched->id;
  // The name settles the municipality, however near a border the place lies, unless the boundaries disagree.
  if (where.locator.locate(candidate.point).municipality != location.municipality)
    location.certainty = location_certainty::near_border;
  return location;
}
}  // namespace

std::optional<given_coordinate> read_given_coordinate(const written_location& written,
                                                      std::optional<geodata::coordinate_system> system) {
  const bool has_lat = !says_nothing(written.lat), has_lon = !says_nothing(written.lon);
  if (has_lat != has_lon)
    throw invalid_input(
        has_lat ? "there is a latitude but no longitude" : "there is a longitude but no latitude",
        has_lat ? "lon" : "lat");
  std::optional<geodata::parsed_coordinate> read;
  if (has_lat) {
    read = unwrapped(geodata::read_coordinate(written.lat, written.lon, system), "lat");
  } else if (!says_nothing(written.position)) {
    read = unwrapped(geodata::read_position(written.position, system), "position");
  } else if (written.geometry) {
    read = geodata::parsed_coordinate{.point = *written.geometry};
  } else {
    return std::nullopt;
  }
  return given_coordinate{read->point, read_uncertainty(written.uncertainty_m, read->uncertainty_m)};
}

incident_location located_by_name(const geodata::geocode_answer& answer, const geography& where) {
  if (answer.status == geodata::geocode_status::resolved) return located_at(answer.candidates.front(), where);
  if (answer.status == geodata::geocode_status::not_found) return {};
  incident_location location;
  location.certainty = location_certainty::ambiguous;
  const municipality_code first = municipality_of(answer.candidates.front(), where);
  // A single candidate was not good enough to be believed, so neither is its municipality.
  const bool all_there =
      answer.candidates.size() > 1 &&
      std::all_of(answer.candidates.begin(), answer.candidates.end(),
                  [&](const auto& candidate) { return municipality_of(candidate, where) == first; });
  if (all_there) location.municipality = first;
  return location;
}

incident_location located_by_point(lon_lat point, double uncertainty_m, const geography& where) {
  const geodata::assigned at = where.locator.assign(point, uncertainty_m);
  incident_location location;
  location.point = point;
  if (at.municipality != geodata::municipality_locator::none)
    location.municipality = where.locator.codes()[at.municipality];
  location.certainty = at.certainty;
  location.uncertainty_m = uncertainty_m;
  location.from_coordinate = true;
  return location;
}

const incident_location& location_finder::find_name(const std::string& place_text,
                                                    std::string_view municipality) {
  if (const auto known = by_name_.find(place_text); known != by_name_.end()) return known->second;
  if (by_name_.size() >= most_names) by_name_.clear();
  incident_location found = located_by_name(where_.names.geocode(place_text), where_);
  if (found.certainty == location_certainty::unlocated && !says_nothing(municipality)) {
    // The place is not known, but it is said to be somewhere in there.
    found.municipality = located_by_name(where_.names.geocode(municipality), where_).municipality;
    if (found.municipality) found.certainty = location_certainty::ambiguous;
  }
  return by_name_.emplace(place_text, std::move(found)).first->second;
}

void location_finder::compare_with_name(incident_location& by_point, std::string_view municipality) {
  const incident_location& named = find_name(by_point.place_text, municipality);
  if (!named.point) return;
  const double apart = distance_m(*named.point, *by_point.point);
  const bool both_certain =
      named.certainty == location_certainty::certain && by_point.certainty == location_certainty::certain;
  if (apart > plausible_distance_m + named.uncertainty_m ||
      (both_certain && named.municipality != by_point.municipality))
    ++disagreements_;
  else
    by_point.place = named.place;
}

incident_location location_finder::find(const written_location& written) {
  const auto given = read_given_coordinate(written, system_);
  std::string place_text;
  if (!says_nothing(written.place)) place_text = trim(written.place);
  const std::string_view municipality = says_nothing(written.municipality) ? "" : trim(written.municipality);
  if (!municipality.empty() && place_text != municipality)
    place_text += (place_text.empty() ? "" : ", ") + std::string(municipality);

  incident_location location;
  if (given) location = located_by_point(given->point, given->uncertainty_m, where_);
  if (!given && !place_text.empty()) location = find_name(place_text, municipality);
  location.place_text = std::move(place_text);
  if (given && !location.place_text.empty()) compare_with_name(location, municipality);
  return location;
}

incident_location location_finder::find_again(const incident_location& stored) {
  incident_location location = stored;
  if (stored.from_coordinate && stored.point) {
    location = located_by_point(*stored.point, stored.uncertainty_m, where_);
    location.place = stored.place;
  } else if (!stored.place_text.empty()) {
    const auto comma = stored.place_text.rfind(',');
    const auto qualifier = comma == std::string::npos
                               ? std::string_view{}
                               : trim(std::string_view(stored.place_text).substr(comma + 1));
    location = find_name(stored.place_text, qualifier);
  }
  location.place_text = stored.place_text;
  return location;
}

}  // namespace uramost::intake
