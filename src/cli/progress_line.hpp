#pragma once

#include <chrono>
#include <string>

#include "core/progress.hpp"

namespace uramost::cli {

/// Shows on standard error how long work goes on: "  120,000 rows · 410,000/s · 35 % · 2 s left". Rewrites
/// one line on a terminal; elsewhere prints a line every five seconds. Ctrl-C cancels: the work rolls back.
class progress_line {
 public:
  explicit progress_line(std::string unit);
  ~progress_line();
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  /// To be handed to the work; refers to this object.
  progress_sink sink();
  /// Shows another text in the line's place, when it is time to. Answers whether to go on.
  bool tell(const std::function<std::string()>& text);

 private:
  using clock = std::chrono::steady_clock;
  void show(const std::string& text);

  std::string unit_;
  clock::time_point started_ = clock::now();
  clock::time_point shown_ = started_;
  bool on_terminal_;
  bool visible_ = false;
};

/// "412,300".
std::string with_thousands(std::uint64_t number);

/// The text of the line.
std::string describe(const progress& state, const std::string& unit, std::chrono::duration<double> elapsed);

}  // namespace uramost::cli
