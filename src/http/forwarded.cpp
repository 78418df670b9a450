#include "http/forwarded.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/ip_address.hpp"

namespace uramost::http {

namespace {
error malformed(const char* field) {
  return invalid_input(std::string("the field ") + field + " that a proxy added is malformed", field);
}

bool is_token_char(char c) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_char); }

/// A client or proxy as RFC 7239, section 6, writes it, port and brackets taken away.
std::string node_address(std::string_view node, const char* field) {
  if (node == "unknown" || (node.starts_with('_') && node.size() > 1 && is_token(node)))
    return std::string(node);
  std::string_view address = node, port;
  if (node.starts_with('[')) {
    const auto bracket = node.find(']');
    if (bracket == std::string_view::npos) throw malformed(field);
    address = node.substr(1, bracket - 1);
    port = node.substr(bracket + 1);
  } else if (std::ranges::count(node, ':') == 1) {
    address = node.substr(0, node.find(':'));
    port = node.substr(address.size());
  }
  const auto parsed = ip_address::parse(address);
  const bool has_port = port.starts_with(':') && is_token(port.substr(1));  // a number, or "_…"
  if (!parsed || (!port.empty() && !has_port)) throw malformed(field);
  return parsed->to_string();
}

std::string scheme_of(std::string_view proto, const char* field) {
  std::string scheme = ascii_lower(proto);
  if (scheme != "http" && scheme != "https") throw malformed(field);
  return scheme;
}

/// Takes `name=value` pairs off the front of a Forwarded field.
class forwarded_reader {
 public:
  explicit forwarded_reader(std::string_view field) : left_(field) {}

  bool at_end() const { return left_.empty(); }

  /// Whether `c` was next, blanks around it left out.
  bool take(char c) {
    skip_blanks();
    if (!left_.starts_with(c)) return false;
    left_.remove_prefix(1);
    skip_blanks();
    return true;
  }

  void expect(char c) {
    if (!take(c)) throw malformed("Forwarded");
  }

  std::string_view token() {
    const auto end = std::ranges::find_if_not(left_, is_token_char) - left_.begin();
    if (end == 0) throw malformed("Forwarded");
    const auto taken = left_.substr(0, static_cast<std::size_t>(end));
    left_.remove_prefix(taken.size());
    return taken;
  }

  std::string value() {
    if (!left_.starts_with('"')) return std::string(token());
    std::string text;
    for (std::size_t i = 1; i < left_.size(); ++i) {
      if (left_[i] == '"') return left_.remove_prefix(i + 1), text;
      if (left_[i] == '\\' && ++i == left_.size()) break;
      text += left_[i];
    }
    throw malformed("Forwarded");
  }

 private:
  void skip_blanks() { left_.remove_prefix(std::min(left_.find_first_not_of(" \t"), left_.size())); }

  std::string_view left_;
};

void say(std::string& place, std::string value) {
  if (!place.empty() || value.empty()) throw malformed("Forwarded");  // twice, or nothing
  place = std::move(value);
}
}  // namespace

arrivals parse_forwarded(std::string_view field) {
  arrivals all(1);
  for (forwarded_reader from(trim(field));;) {
    const std::string name = ascii_lower(from.token());
    from.expect('=');
    std::string value = from.value();
    if (name == "for") say(all.back().address, node_address(value, "Forwarded"));
    if (name == "proto") say(all.back().scheme, scheme_of(value, "Forwarded"));
    if (name == "host") say(all.back().host, std::move(value));
    if (from.at_end()) return all;
    if (from.take(','))
      all.emplace_back();
    else
      from.expect(';');
  }
}

arrivals parse_x_forwarded(std::string_view x_for, std::string_view x_proto, std::string_view x_host) {
  arrivals all;
  for (std::string_view each : split(x_for, ','))
    all.push_back({x_for.empty() ? "" : node_address(trim(each), "X-Forwarded-For"), {}, {}});
  if (!x_proto.empty()) all.back().scheme = scheme_of(x_proto, "X-Forwarded-Proto");
  if (x_host.find(',') != std::string_view::npos) throw malformed("X-Forwarded-Host");
  all.back().host = x_host;
  return all;
}

}  // namespace uramost::http
