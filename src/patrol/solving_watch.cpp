#include "patrol/solving_watch.hpp"

#include <utility>

namespace uramost::patrol {

namespace {
constexpr std::chrono::milliseconds between_reports{100};
}

solving_watch::solving_watch(double time_limit_s, solving_sink sink)
    : time_limit_s_(time_limit_s), sink_(std::move(sink)) {}

double solving_watch::seconds() const {
  return std::chrono::duration<double>(clock::now() - started_).count();
}

double solving_watch::seconds_left() const { return time_limit_s_ - seconds(); }

void solving_watch::found(double best) {
  if (!state_.best) told_ = {};
  state_.best = best;
}

bool solving_watch::may_go_on() {
  if (cancelled_) return false;
  const auto now = clock::now();
  if (now - told_ >= between_reports) {
    told_ = now;
    state_.seconds = seconds();
    cancelled_ = !sink_(state_);
  }
  return !cancelled_ && seconds_left() > 0;
}

}  // namespace uramost::patrol
