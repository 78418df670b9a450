#include "http/request_log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/error.hpp"
#include "http/json.hpp"

namespace uramost::http {

namespace {
constexpr const char* requests = "requests";  // the logger whose messages are members of an object already
constexpr std::size_t longest_queue = 8192;

class json_lines : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    const std::string_view text(message.payload.data(), message.payload.size());
    const auto level = spdlog::level::to_string_view(message.level);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch()).count() % 1000;
    const auto out = std::back_inserter(line);
    fmt::format_to(out, R"({{"time":"{:%Y-%m-%dT%H:%M:%S}.{:03}Z","level":"{}",)",
                   fmt::gmtime(std::chrono::system_clock::to_time_t(message.time)), milliseconds,
                   std::string_view(level.data(), level.size()));
    if (std::string_view(message.logger_name.data(), message.logger_name.size()) == requests)
      fmt::format_to(out, "{}}}\n", text);
    else
      fmt::format_to(out, "\"message\":{}}}\n", dump(json(text)));
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<json_lines>(); }
};
}  // namespace

log_scope parse_log_scope(std::string_view text) {
  if (text == "off") return log_scope::off;
  if (text == "api") return log_scope::api;
  if (text == "all") return log_scope::all;
  throw invalid_input("log takes off, api or all, not '" + std::string(text) + "'", "log");
}

void log_as_json() {
  if (spdlog::get(requests)) return;
  spdlog::init_thread_pool(longest_queue, 1);
  const auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  sink->set_formatter(std::make_unique<json_lines>());
  const auto logger = [&](const char* name) {
    return std::make_shared<spdlog::async_logger>(name, sink, spdlog::thread_pool(),
                                                  spdlog::async_overflow_policy::overrun_oldest);
  };
  spdlog::set_default_logger(logger("server"));
  spdlog::register_logger(logger(requests));
}

bool covers(log_scope scope, std::string_view route) {
  const bool is_for_the_map = route.find("/tiles/") != std::string_view::npos || route == "/{*}";
  return scope == log_scope::all || (scope == log_scope::api && !is_for_the_map);
}

void log(const answered_request& request) {
  const auto to = spdlog::get(requests);
  if (!to) return;
  to->info(R"("id":{},"method":{},"route":"{}","status":{},"ms":{:.3f},"bytes":{})", request.id,
           dump(json(request.method)), request.route, request.status,
           std::chrono::duration<double, std::milli>(request.took).count(), request.bytes);
}

}  // namespace uramost::http
