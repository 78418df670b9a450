#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>

#include "accounts/access.hpp"
#include "core/incident_query.hpp"
#include "store/audit_log.hpp"
#include "store/incident_store.hpp"

namespace uramost::http {

/// What the server tells the audit log: who reads what, and, within a second, what writes to the register
/// said of themselves. What cannot be noted cannot be read. Safe to use from many threads.
class audit_trail {
 public:
  /// Pictures and counts of one query, one person and one view are one entry for this long.
  static constexpr std::chrono::minutes one_look{15};

  /// Keeps references. Throws unavailable when the log cannot be written.
  audit_trail(store::audit_log& in, const store::incident_store& written);
  /// Writes what is still to be written.
  ~audit_trail();
  audit_trail(const audit_trail&) = delete;
  audit_trail& operator=(const audit_trail&) = delete;

  /// Somebody looks at a query's map, legend or counts. Does not wait: the entry follows within milliseconds.
  /// Throws unavailable while the log cannot be written.
  void note_look(const accounts::access& who, const incident_query& query);

  /// Somebody reads incidents one by one, or takes them away. Returns when the entry is there to stay.
  void note(const accounts::access& who, std::string_view action, std::string object,
            const incident_query& query, std::optional<std::uint64_t> rows);

 private:
  void write(const std::stop_token& stopping);
  bool has_written(const std::optional<store::audit_note>& next);

  static constexpr std::size_t most_waiting = 10'000;
  static constexpr std::size_t most_looks = 100'000;

  store::audit_log& in_;
  const store::incident_store& written_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<store::audit_note> waiting_;
  bool is_failing_ = false;
  std::unordered_map<std::string, std::chrono::steady_clock::time_point> looks_;  // until when each is one
  std::jthread writer_;                                                           // last: it uses the rest
};

}  // namespace uramost::http
