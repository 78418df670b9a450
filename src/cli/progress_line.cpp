#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <utility>

namespace uramost::cli {

namespace {
volatile std::sig_atomic_t interrupted = 0;
void interrupt(int) { interrupted = 1; }
}  // namespace

std::string with_thousands(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string describe(const progress& state, const std::string& unit, std::chrono::duration<double> elapsed) {
  const double seconds = std::max(elapsed.count(), 1e-3);
  std::string text =
      fmt::format("  {} {} · {}/s", with_thousands(state.done), unit,
                  with_thousands(static_cast<std::uint64_t>(static_cast<double>(state.done) / seconds)));
  if (state.fraction && *state.fraction > 0)
    text += fmt::format(" · {:.0f} % · {:.0f} s left", *state.fraction * 100,
                        seconds * (1 - *state.fraction) / *state.fraction);
  return text;
}

progress_line::progress_line(std::string unit)
    : unit_(std::move(unit)), on_terminal_(isatty(STDERR_FILENO) == 1) {
  interrupted = 0;
  std::signal(SIGINT, interrupt);
}

progress_line::~progress_line() {
  std::signal(SIGINT, SIG_DFL);
  if (visible_ && on_terminal_) fmt::print(stderr, "\r\x1b[K");
}

progress_sink progress_line::sink() {
  return [this](const progress& state) {
    return tell([&] { return describe(state, unit_, clock::now() - started_); });
  };
}

bool progress_line::tell(const std::function<std::string()>& text) {
  const auto interval = std::chrono::milliseconds{on_terminal_ ? 200 : 5000};
  if (clock::now() - shown_ >= interval) show(text());
  return interrupted == 0;
}

void progress_line::show(const std::string& text) {
  shown_ = clock::now();
  visible_ = true;
  fmt::print(stderr, fmt::runtime(on_terminal_ ? "\r{}\x1b[K" : "{}\n"), text);
  std::fflush(stderr);
}

}  // namespace uramost::cli
