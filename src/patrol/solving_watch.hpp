#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace uramost::patrol {

/// What is known while an instance is being solved.
struct solving_state {
  std::optional<double> best;   ///< of the plans found
  std::optional<double> bound;  ///< no plan is better
  double seconds = 0;
};

/// Called now and then from the solving thread. Answers whether to go on: false ends the search, and the best
/// plan so far is the answer.
using solving_sink = std::function<bool(const solving_state&)>;

/// For callers that neither watch nor cancel.
inline bool keep_solving(const solving_state&) { return true; }

/// The clock of one search: when it has to end, and who is told. For one thread.
class solving_watch {
 public:
  explicit solving_watch(double time_limit_s, solving_sink sink = keep_solving);

  double seconds() const;
  double seconds_left() const;
  /// False once time is over or the sink has said no; asks the sink when there is a first plan, and a few
  /// times a second at most.
  bool may_go_on();
  bool was_cancelled() const { return cancelled_; }

  void found(double best);
  void proved(double bound) { state_.bound = bound; }
  const solving_state& state() const { return state_; }

 private:
  using clock = std::chrono::steady_clock;
  clock::time_point started_ = clock::now();
  clock::time_point told_ = started_;
  double time_limit_s_;
  solving_sink sink_;
  solving_state state_;
  bool cancelled_ = false;
};

}  // namespace uramost::patrol
