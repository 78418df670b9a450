#include "http/router.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <optional>

#include "core/text.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
using captures = std::vector<std::pair<std::string, std::string>>;

/// A segment of a pattern is text, or `{name}` with text after it.
bool matches_segment(std::string_view pattern, std::string_view segment, captures& found) {
  if (!pattern.starts_with('{')) return pattern == segment;
  const auto close = pattern.find('}');
  const auto suffix = pattern.substr(close + 1);
  if (segment.size() <= suffix.size() || !segment.ends_with(suffix)) return false;
  segment.remove_suffix(suffix.size());
  found.emplace_back(pattern.substr(1, close - 1), segment);
  return true;
}

std::optional<captures> matches(std::string_view pattern, std::string_view path) {
  captures found;
  for (;;) {
    const auto pattern_end = pattern.find('/', 1), path_end = path.find('/', 1);
    const auto wanted = pattern.substr(1, pattern_end - 1), given = path.substr(1, path_end - 1);
    if (wanted == "{*}") {
      found.emplace_back("*", path.substr(1));
      return found;
    }
    if (!matches_segment(wanted, given, found)) return std::nullopt;
    const bool pattern_ends = pattern_end == std::string_view::npos,
               path_ends = path_end == std::string_view::npos;
    if (pattern_ends || path_ends) return pattern_ends == path_ends ? std::optional(found) : std::nullopt;
    pattern.remove_prefix(pattern_end);
    path.remove_prefix(path_end);
  }
}
}  // namespace

route_match router::match(std::string_view method, std::string_view path) const {
  if (method == "HEAD") method = "GET";
  route_match result;
  for (const route& line : table_) {
    // Only GET falls through to the web map's files, so that a wrong method on an API path is a 405.
    if (line.pattern == "/{*}" && !result.allowed.empty()) break;
    auto found = matches(line.pattern, path);
    if (!found) continue;
    if (line.method == method) return {&line, std::move(*found), {}};
    result.allowed.push_back(line.method);
    if (line.method == "GET") result.allowed.emplace_back("HEAD");
  }
  return result;
}

namespace {
/// The log learns the route, never what was asked of it.
void log_failure(const route& matched, const request& asked, const char* why) {
  spdlog::error("request {}, {} {}: {}", asked.id, matched.method, matched.pattern, why);
}

template <class Make>
response without_exceptions(const route& matched, const request& asked, Make make) {
  try {
    return make();
  } catch (const error& failure) {
    if (failure.kind() == error_kind::internal) log_failure(matched, asked, failure.what());
    return problem(failure);
  } catch (const std::exception& failure) {
    log_failure(matched, asked, failure.what());
    return problem(
        500, fmt::format("something went wrong inside the server; its log says what (request {})", asked.id));
  }
}
}  // namespace

response answer(const route& matched, const request& asked) {
  return without_exceptions(matched, asked, [&] { return matched.answer(asked); });
}

response complete(const route& matched, const response& begun, const request& asked) {
  return without_exceptions(matched, asked, begun.rest);
}

}  // namespace uramost::http
