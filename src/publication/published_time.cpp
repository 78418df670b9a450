#include "publication/published_time.hpp"

#include <algorithm>

namespace uramost::publication {

namespace {
time_precision finest_for(tier protection) {
  switch (protection) {
    case tier::p0:
      return time_precision::day;
    case tier::p1:
      return time_precision::month;
    case tier::p2:
      break;
  }
  return time_precision::quarter;
}
}  // namespace

time_interval published_time(const time_interval& occurred, tier protection) {
  const time_precision precision = std::max(occurred.precision, finest_for(protection));
  return calendar_interval(to_belgrade(occurred.begin).date, precision);
}

}  // namespace uramost::publication
