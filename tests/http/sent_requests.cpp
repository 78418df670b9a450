#include "sent_requests.hpp"

#include <algorithm>
#include <vector>

#include "core/text.hpp"

namespace uramost::http {

namespace {
/// Where the body ends that the bytes begin with.
std::size_t body_size(const sent_request& of, const std::string& bytes) {
  if (const auto length = of.headers.find("content-length"); length != of.headers.end())
    return std::min<std::size_t>(bytes.size(), std::strtoull(length->second.c_str(), nullptr, 10));
  if (!of.headers.contains("transfer-encoding")) return 0;
  const auto last = bytes.find("0\r\n\r\n");
  return last == std::string::npos ? bytes.size() : last + 5;
}
}  // namespace

std::optional<sent_request> sent_requests::take() {
  const auto end = unread_.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  const std::string head = unread_.substr(0, end);
  sent_request taken;
  for (const std::string_view line : split(head, '\n')) {
    if (taken.method.empty()) {
      const auto words = split(trim(line), ' ');
      if (words.size() != 3 || !words[2].starts_with("HTTP/1.")) return std::nullopt;
      taken.method = words[0];
      taken.target = words[1];
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
      taken.headers[ascii_lower(line.substr(0, colon))] = std::string(trim(line.substr(colon + 1)));
    }
  }
  unread_.erase(0, end + 4);
  taken.body = unread_.substr(0, body_size(taken, unread_));
  unread_.erase(0, taken.body.size());
  return taken;
}

}  // namespace uramost::http
