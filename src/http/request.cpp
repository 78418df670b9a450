#include "http/request.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
template <class Pairs>
auto find_named(const Pairs& pairs, std::string_view name) {
  return std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
}

/// `+` stands for itself in a path, unlike in a query.
std::string decode_segment(std::string_view segment) {
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string decoded;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] != '%') {
      decoded += segment[i];
      continue;
    }
    const int high = i + 2 < segment.size() ? hex(segment[i + 1]) : -1;
    const int low = i + 2 < segment.size() ? hex(segment[i + 2]) : -1;
    if (high < 0 || low < 0) throw invalid_input("the path has a broken percent escape");
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

void expect_plain(std::string_view segment) {
  const auto is_forbidden = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
  };
  if (segment == "." || segment == ".." || !is_utf8(segment) || std::ranges::any_of(segment, is_forbidden))
    throw invalid_input("the path is malformed");
}
}  // namespace

std::string_view request::header(std::string_view name) const {
  const auto found = find_named(headers, name);
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

const std::string& request::captured(std::string_view name) const {
  const auto found = find_named(captures, name);
  if (found == captures.end())
    throw error(error_kind::internal, "the route has no part named '" + std::string(name) + "'");
  return found->second;
}

request_target parse_target(std::string_view target) {
  request_target parts;
  const std::string beginning = ascii_lower(target.substr(0, 8));
  if (beginning.starts_with("http://") || beginning == "https://") {
    target.remove_prefix(beginning.find("//") + 2);
    const auto end = std::min(target.find_first_of("/?"), target.size());
    parts.authority = target.substr(0, end);
    if (parts.authority.empty()) throw invalid_input("the request target has no host");
    target.remove_prefix(end);
    if (target.empty() || target.front() == '?') parts.path = "/";
  } else if (!target.starts_with('/')) {
    throw invalid_input("the request target must be a path");
  }

  const auto question = std::min(target.find('?'), target.size());
  if (question < target.size()) parts.query_string = target.substr(question + 1);
  const auto path = target.substr(0, question);
  if (path.empty()) return parts;
  for (std::string_view segment : split(path.substr(1), '/')) {
    const std::string decoded = decode_segment(segment);
    expect_plain(decoded);
    (parts.path += '/') += decoded;
  }
  if (parts.path.find("//") != std::string::npos) throw invalid_input("the path has an empty segment");
  return parts;
}

}  // namespace uramost::http
