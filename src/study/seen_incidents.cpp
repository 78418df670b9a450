#include "study/seen_incidents.hpp"

#include <cmath>

#include "core/civil_time.hpp"

namespace uramost::study {

namespace {
constexpr double day_s = 86'400;

void say(const char* code, std::uint64_t number, outcome& to) {
  if (number > 0) to.caveats.push_back({code, {std::to_string(number)}});
}

/// On the clock of Europe/Belgrade; whole for a time that is known to the day.
double local_day(std::int64_t begin, time_precision precision) {
  const time_point at{std::chrono::seconds(begin)};
  const double seconds = static_cast<double>((at.time_since_epoch() + belgrade_offset(at)).count());
  return precision == time_precision::day ? std::floor(seconds / day_s) : seconds / day_s;
}
}  // namespace

void seen_incidents::add_caveats(outcome& to) const {
  say("unlocated", unlocated, to);
  say("outside", outside, to);
}

void dated_incidents::add_caveats(outcome& to) const {
  placed.add_caveats(to);
  say("untimed", untimed, to);
}

seen_incidents seen_in(const region& where, const index::selection& incidents) {
  seen_incidents seen;
  const auto points = incidents.index().points();
  for (const index::row row : incidents.rows()) {
    if (row >= incidents.index().located()) {
      ++seen.unlocated;
    } else if (const auto municipality = where.find(points[row])) {
      seen.all.push_back({row, to_utm_zone_34(points[row]), *municipality});
    } else {
      ++seen.outside;
    }
  }
  return seen;
}

dated_incidents dated_in(const region& where, const index::selection& incidents) {
  dated_incidents dated{seen_in(where, incidents), {}, 0};
  const auto begins = incidents.index().begins();
  const auto precisions = incidents.index().precisions();
  std::erase_if(dated.placed.all, [&](const seen_incident& each) {
    if (precisions[each.row] > time_precision::day) return ++dated.untimed, true;
    dated.days.push_back(local_day(begins[each.row], precisions[each.row]));
    return false;
  });
  return dated;
}

}  // namespace uramost::study
