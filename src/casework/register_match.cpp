#include "casework/register_match.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>

namespace uramost::casework {

namespace {
constexpr int most_days_apart = 3;
constexpr double same_place_m = 500, near_place_m = 2'000;
constexpr std::uint64_t most_pairs = 200'000;

/// m: of two records of one incident, the share that agree in full, nearly, hardly, not at all. Dates slip by
/// a day when they are told later, places are named by the next village, and offences are called by other
/// names.
constexpr std::array<std::array<double, 4>, 3> m{
    {{0.80, 0.12, 0.06, 0.02}, {0.70, 0.18, 0.07, 0.05}, {0.70, 0.15, 0.0, 0.15}}};

bool is_coarse(const compared_record& record) { return record.occurred.precision > time_precision::day; }

/// The calendar days of a record.
struct day_span {
  std::chrono::sys_days first, last;
};

day_span days_of(const compared_record& record) {
  const time_interval& span = record.occurred;
  return {to_belgrade(span.begin).date, to_belgrade(span.end - std::chrono::seconds{1}).date};
}

std::vector<day_span> days_of(std::span<const compared_record> records) {
  std::vector<day_span> days;
  for (const compared_record& each : records) days.push_back(days_of(each));
  return days;
}

/// Whole days between both; 0 or less when they share one.
int days_apart(const day_span& a, const day_span& b) {
  return static_cast<int>((std::max(a.first, b.first) - std::min(a.last, b.last)).count());
}

agreement compare_times(const compared_record& a, const compared_record& b) {
  const int days = days_apart(days_of(a), days_of(b));
  if (days <= 0) return is_coarse(a) || is_coarse(b) ? agreement::unknown : agreement::full;
  if (days == 1) return agreement::near;
  return days <= most_days_apart ? agreement::far : agreement::none;
}

bool are_in_one_municipality(const compared_record& a, const compared_record& b) {
  return a.municipality.empty() || b.municipality.empty() || a.municipality == b.municipality;
}

agreement compare_places(const compared_record& a, const compared_record& b) {
  if (!a.point || !b.point) {
    if (a.municipality.empty() || b.municipality.empty()) return agreement::unknown;
    return a.municipality == b.municipality ? agreement::far : agreement::none;
  }
  const double apart_m = distance_m(*a.point, *b.point) - a.uncertainty_m - b.uncertainty_m;
  if (apart_m <= same_place_m) return agreement::full;
  if (apart_m <= near_place_m) return agreement::near;
  return are_in_one_municipality(a, b) ? agreement::far : agreement::none;
}

agreement compare_categories(const compared_record& a, const compared_record& b) {
  if (a.category == b.category) return agreement::full;
  return !a.group.empty() && a.group == b.group ? agreement::near : agreement::none;
}

std::array<std::size_t, 3> levels_of(const agreements& seen) {
  return {static_cast<std::size_t>(seen.time), static_cast<std::size_t>(seen.place),
          static_cast<std::size_t>(seen.category)};
}

/// A step through all pairs that meets every record of `b` in turn.
std::uint64_t step_through(std::uint64_t pairs, std::uint64_t b) {
  std::uint64_t step = std::max<std::uint64_t>(1, pairs / most_pairs);
  while (std::gcd(step, b) > 1) ++step;
  return step;
}
}  // namespace

std::vector<compared_record> records_of(const index::selection& chosen, const std::string& source,
                                        const taxonomy& categories, const store::incident_store& records) {
  const index::incident_index& index = chosen.index();
  const auto code = index.source_codes().find(source);
  std::vector<compared_record> found;
  for (const index::row row : chosen.rows()) {
    if (index.sources()[row] != code) continue;
    compared_record made;
    made.id = index.ids()[row];
    const time_point begin{std::chrono::seconds{index.begins()[row]}};
    made.occurred = {begin, begin + std::chrono::seconds{index.durations_s()[row]}, index.precisions()[row]};
    if (const auto municipality = index.municipalities()[row];
        municipality != index::dictionary::none && index.certainties()[row] == location_certainty::certain)
      made.municipality = index.municipality_codes().at(municipality);
    if (const lon_lat point = index.points()[row]; !std::isnan(point.lon)) made.point = point;
    made.category = index.category_codes().at(index.categories()[row]);
    if (const category* known = categories.find(made.category)) made.group = known->group;
    found.push_back(std::move(made));
  }
  std::ranges::sort(found, {}, &compared_record::id);
  std::vector<incident_id> ids;
  for (const compared_record& each : found) ids.push_back(each.id);
  auto next = found.begin();
  records.visit_incidents(index.built_at(), ids, [&](const incident& stored) {
    while (next->id != stored.id) ++next;
    next->uncertainty_m = stored.location.uncertainty_m;
  });
  return found;
}

agreements compare(const compared_record& a, const compared_record& b) {
  return {compare_times(a, b), compare_places(a, b), compare_categories(a, b)};
}

std::array<double, 3> match_weights::of(const agreements& seen) const {
  const auto levels = levels_of(seen);
  return {bits[0][levels[0]], bits[1][levels[1]], bits[2][levels[2]]};
}

match_weights weigh(std::span<const compared_record> a, std::span<const compared_record> b) {
  std::array<std::array<double, 5>, 3> seen{};
  const std::uint64_t pairs = a.size() * b.size();
  const std::uint64_t step = pairs > 0 ? step_through(pairs, b.size()) : 1;
  for (std::uint64_t pair = 0; pair < pairs; pair += step) {
    const auto levels = levels_of(compare(a[pair / b.size()], b[pair % b.size()]));
    for (std::size_t field = 0; field < levels.size(); ++field) ++seen[field][levels[field]];
  }
  match_weights made;
  for (std::size_t field = 0; field < m.size(); ++field) {
    const double known = std::accumulate(seen[field].begin(), seen[field].end() - 1, 0.0);
    for (std::size_t level = 0; level < m[field].size(); ++level)
      if (m[field][level] > 0)  // half a pair more, for levels that were not met
        made.bits[field][level] = std::log2(m[field][level] * (known + 2) / (seen[field][level] + 0.5));
  }
  return made;
}

std::vector<match_candidate> find_candidates(std::span<const compared_record> a,
                                             std::span<const compared_record> b, double least_score) {
  const match_weights weights = weigh(a, b);
  // Every pair is asked for its days, and the calendar is slow.
  const std::vector<day_span> days_of_a = days_of(a), days_of_b = days_of(b);
  std::vector<std::size_t> by_day(b.size());
  std::iota(by_day.begin(), by_day.end(), std::size_t{0});
  const auto first_day = [&](std::size_t j) { return days_of_b[j].first; };
  std::ranges::sort(by_day, {}, first_day);
  std::chrono::days longest{0};
  for (const day_span& days : days_of_b) longest = std::max(longest, days.last - days.first);

  constexpr std::chrono::days reach{most_days_apart};
  std::vector<match_candidate> candidates;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto last = std::ranges::upper_bound(by_day, days_of_a[i].last + reach, {}, first_day);
    auto next = std::ranges::lower_bound(by_day, days_of_a[i].first - reach - longest, {}, first_day);
    for (; next < last; ++next) {
      const std::size_t j = *next;
      if (days_apart(days_of_a[i], days_of_b[j]) > most_days_apart) continue;
      if (!are_in_one_municipality(a[i], b[j])) continue;
      const agreements seen = compare(a[i], b[j]);
      const std::array<double, 3> bits = weights.of(seen);
      if (const double score = std::accumulate(bits.begin(), bits.end(), 0.0); score >= least_score)
        candidates.push_back({a[i].id, b[j].id, seen, bits, score});
    }
  }
  std::ranges::sort(candidates, {},
                    [](const match_candidate& each) { return std::tuple(-each.score, each.a, each.b); });
  return candidates;
}

}  // namespace uramost::casework
