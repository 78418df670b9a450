#include "publication/self_attack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "core/bounding_box.hpp"
#include "geodata/point_tree.hpp"
#include "publication/donut_mask.hpp"
#include "publication/release_difference.hpp"
#include "publication/release_tables.hpp"
#include "publication/suppression.hpp"

namespace uramost::publication {

namespace {
/// Halves a box as long as it holds a point, as somebody can who is told how many a box holds.
void bisect(const bounding_box& box, const std::vector<lon_lat>& inside, std::vector<lon_lat>& found) {
  constexpr double fine_enough = 1e-7;  // degrees: a centimetre
  if (inside.empty()) return;
  const lon_lat middle{(box.west + box.east) / 2, (box.south + box.north) / 2};
  const bool is_wide = box.east - box.west > box.north - box.south;
  if (std::max(box.east - box.west, box.north - box.south) < fine_enough) {
    found.push_back(middle);
    return;
  }
  std::vector<lon_lat> first, second;
  for (const lon_lat point : inside)
    ((is_wide ? point.lon < middle.lon : point.lat < middle.lat) ? first : second).push_back(point);
  bounding_box low = box, high = box;
  (is_wide ? low.east : low.north) = is_wide ? middle.lon : middle.lat;
  (is_wide ? high.west : high.south) = is_wide ? middle.lon : middle.lat;
  bisect(low, first, found);
  bisect(high, second, found);
}

/// Where incidents truly were.
std::vector<lon_lat> positions_of(std::span<const known_record> records, bool of_public_ones) {
  std::vector<lon_lat> points;
  for (const known_record& each : records)
    if (each.truly && (each.published.protection == tier::p0) == of_public_ones)
      points.push_back(*each.truly);
  return points;
}

bool is_one_of(const std::vector<lon_lat>& points, const geodata::point_tree& tree, lon_lat point) {
  const auto nearest = tree.nearest(point);
  return nearest && distance_m(points[*nearest], point) <= 1;
}

/// Years as they are now; one that waits was attacked when it was released.
bool is_new(const attack_target& target, int year) {
  return std::ranges::find(target.content.waiting, year) == target.content.waiting.end();
}

void solve(std::string_view name, const count_table& table, std::int64_t threshold,
           std::vector<finding>& found) {
  for (const disclosed_cell& each : disclosed_cells(table, threshold))
    found.push_back({"parent minus children",
                     fmt::format("{} {} {} is known to be {} to {}", name, table.areas()[each.area].code,
                                 table.columns()[each.column].key, each.least, each.most)});
}

/// What is published of the places of a municipality in one month.
struct named_places {
  std::int64_t together = 0;
  std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
};
using places_by_month = std::map<std::pair<std::string_view, std::string_view>, named_places>;

places_by_month named_places_of(const release_content& content) {
  places_by_month found;
  for (const published_point& each : content.points) {
    if (each.protection != tier::p1) continue;
    named_places& month = found[{each.municipality.value, each.period}];
    month.together += each.count;
    month.fewest = std::min(month.fewest, each.count);
  }
  return found;
}

/// What the places of a month leave over of their municipality's count.
void subtract_places(const published_year& year, const places_by_month& named, std::int64_t threshold,
                     std::vector<finding>& found) {
  const std::vector<table_area>& areas = year.p1.areas();
  const std::vector<table_column>& columns = year.p1.columns();
  for (std::size_t area = 0; area < areas.size(); ++area)
    for (std::size_t column = 1; column < columns.size(); ++column) {
      const auto month = named.find({areas[area].code, columns[column].key});
      if (month == named.end()) continue;
      const table_cell& cell = year.p1.at(area, column);
      const auto say = [&](std::string_view what) {
        found.push_back({"parent minus children",
                         fmt::format("places of {} in {}: {}", areas[area].code, columns[column].key, what)});
      };
      if (month->second.fewest < threshold) say("one has fewer than the threshold");
      if (cell.withheld)
        say("their municipality's count is withheld");
      else if (cell.count - month->second.together < threshold)
        say("what they leave over is less than the threshold");
    }
}

/// Takes what is known of the public register away from what is counted.
void subtract_public_counts(const published_year& year, const attack_target& target,
                            std::vector<finding>& found) {
  count_table known(year.p0.areas(), year.p0.columns());
  for (const known_record& each : target.records)
    if (each.published.protection == tier::p0 && year_of(each.published.location.time) == year.year &&
        is_released(each.published, target.until))
      count(each.published, known);
  for (std::size_t area = 0; area < known.areas().size(); ++area)
    for (std::size_t column = 0; column < known.columns().size(); ++column) {
      const auto counted = shown(year.p0.at(area, column));
      const std::int64_t left = counted.value_or(0) - known.at(area, column).count;
      if (counted && left != 0)
        found.push_back(
            {"total minus the public register",
             fmt::format("P0 {} {} leaves {}", known.areas()[area].code, known.columns()[column].key, left)});
    }
}
}  // namespace

void bisect_boxes(const attack_target& target, std::vector<finding>& found) {
  std::vector<lon_lat> points, recovered;
  for (const published_point& each : target.content.points) points.push_back(each.point);
  bisect({-180, -90, 180, 90}, points, recovered);
  const auto open = positions_of(target.records, true), secret = positions_of(target.records, false);
  const geodata::point_tree open_tree(open), secret_tree(secret);
  for (const lon_lat point : recovered) {
    if (target.places.is_at(point) || is_one_of(open, open_tree, point)) continue;
    const bool is_true = is_one_of(secret, secret_tree, point);
    found.push_back({"bbox bisection", is_true ? "a protected incident is published where it was"
                                               : "a published point is neither a named place nor public"});
  }
}

void average_repeats(const attack_target& target, std::vector<finding>& found) {
  struct home {
    std::vector<const known_record*> reports;
  };
  std::map<std::pair<double, double>, home> homes;
  for (const known_record& each : target.records)
    if (each.published.protection != tier::p0 && each.truly && each.from_coordinate &&
        each.published.location.partner_point) {
      const lon_lat at = home_of(*each.truly, target.rules);
      homes[{at.lon, at.lat}].reports.push_back(&each);
    }
  for (const auto& [at, home] : homes) {
    lon_lat mean{};
    double nearest = 1e9;
    for (const known_record* each : home.reports) {
      const lon_lat masked = *each->published.location.partner_point;
      mean.lon += masked.lon / static_cast<double>(home.reports.size());
      mean.lat += masked.lat / static_cast<double>(home.reports.size());
      nearest = std::min(nearest, distance_m(masked, *each->truly));
    }
    const incident_id first = home.reports.front()->id;
    if (nearest < target.rules.home_m)
      found.push_back({"averaging", fmt::format("incident {} is masked within its home", first.value)});
    else if (distance_m(mean, {at.first, at.second}) < nearest / 2)
      found.push_back({"averaging", fmt::format("the reports from the home of incident {}", first.value)});
  }
}

void subtract_children(const attack_target& target, std::vector<finding>& found) {
  const places_by_month named = named_places_of(target.content);
  for (const published_year& year : target.content.years) {
    if (!is_new(target, year.year)) continue;
    solve("P1", year.p1, target.rules.p1_threshold, found);
    solve("P2", year.p2, target.rules.p2_threshold, found);
    subtract_places(year, named, target.rules.p1_threshold, found);
  }
}

void subtract_the_last(const attack_target& target, std::vector<finding>& found) {
  if (!target.before) return;
  for (const published_year& year : target.content.years)
    for (std::string& what : differences_of(year.year, target.content, *target.before, target.rules))
      found.push_back({"this release minus the last", std::move(what)});
}

void subtract_the_public(const attack_target& target, std::vector<finding>& found) {
  for (const published_year& year : target.content.years)
    if (is_new(target, year.year)) subtract_public_counts(year, target, found);
}

std::vector<finding> attack(const attack_target& target) {
  std::vector<finding> found;
  bisect_boxes(target, found);
  average_repeats(target, found);
  subtract_children(target, found);
  subtract_the_last(target, found);
  subtract_the_public(target, found);
  return found;
}

}  // namespace uramost::publication
