#include "accounts/lockout.hpp"

#include <algorithm>

namespace uramost::accounts {

namespace {
bool is_forgotten(const store::login_failures& failures, time_point now) {
  return now - failures.last_at >= failures_forgotten_after;
}
}  // namespace

std::chrono::seconds lockout_rule::wait_after(std::int64_t failures) const {
  if (failures < free_tries) return std::chrono::seconds{0};
  const auto doublings = std::min<std::int64_t>(failures - free_tries, 20);
  return std::min(longest_wait, first_wait * (std::int64_t{1} << doublings));
}

std::optional<time_point> locked_until(const lockout_rule& rule, const store::login_failures& failures,
                                       time_point now) {
  if (is_forgotten(failures, now)) return std::nullopt;
  const time_point until = failures.last_at + rule.wait_after(failures.count);
  return until > now ? std::optional{until} : std::nullopt;
}

store::login_failures one_more(const store::login_failures& failures, time_point now) {
  return {is_forgotten(failures, now) ? 1 : failures.count + 1, now};
}

}  // namespace uramost::accounts
