#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace uramost::http {

/// Which requests get a line of their own.
enum class log_scope {
  off,  ///< none
  api,  ///< all but tiles and the web map's files
  all
};

/// Throws invalid_input with the field `log`.
log_scope parse_log_scope(std::string_view text);

/// A request that was answered, as far as the log may know: no path, no query, no header field.
struct answered_request {
  std::uint64_t id = 0;
  std::string_view method{};
  std::string_view route{};  ///< the pattern
  int status = 0;
  std::chrono::nanoseconds took{};
  std::size_t bytes = 0;
};

/// From now on everything that this process logs goes to stderr as JSON, one object a line with `time` (UTC)
/// and `level`. Nobody who logs waits: when stderr is slower than the log, the oldest lines are dropped. A
/// second call changes nothing.
void log_as_json();

/// Whether a route's requests are logged.
bool covers(log_scope scope, std::string_view route);
void log(const answered_request& request);

}  // namespace uramost::http
