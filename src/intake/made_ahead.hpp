#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "intake/bounded_queue.hpp"

namespace uramost::intake {

/// Values that are made on a thread of its own, a few ahead of whoever takes them. That thread begins at
/// once, waits while nobody takes any, and ends with this object. For one thread that takes.
template <class Value>
class made_ahead {
 public:
  /// `make` is called, and destroyed, on that thread: it answers the next value, or nothing at the end.
  template <class Make>
  made_ahead(std::size_t most_waiting, Make make)
      : values_(most_waiting), thread_([this, make = std::move(make)]() mutable {
          try {
            while (std::optional<Value> made = make())
              if (!values_.push(std::move(*made))) return;
            values_.close();
          } catch (...) {
            values_.close(std::current_exception());
          }
        }) {}
  ~made_ahead() { values_.abandon(); }
  made_ahead(const made_ahead&) = delete;
  made_ahead& operator=(const made_ahead&) = delete;

  /// Waits for the next one; nothing at the end. Throws what making it threw.
  std::optional<Value> next() { return values_.pop(); }

 private:
  bounded_queue<Value> values_;
  std::jthread thread_;  // last: ends before the queue
};

}  // namespace uramost::intake
