#include "http/cors.hpp"

#include <algorithm>

#include "http/origin.hpp"

namespace uramost::http {

namespace {
/// What pages send beyond what every page may, and see beyond what every page sees.
constexpr const char* asked_fields = "Authorization, If-None-Match";
constexpr const char* told_fields =
    "Content-Disposition, ETag, Link, Retry-After, UraMost-Release, UraMost-Revision";
}  // namespace

cors::cors(const std::vector<std::string>& origins) {
  for (const std::string& each : origins) origins_.push_back(origin::parse(each).to_string());
}

bool cors::allow(const request& asked) const {
  return std::ranges::find(origins_, asked.header("origin")) != origins_.end();
}

std::optional<response> cors::preflight(const request& asked) const {
  if (asked.method != "OPTIONS" || asked.header("access-control-request-method").empty() || !allow(asked))
    return std::nullopt;
  response answer;
  answer.status = 204;
  answer.set("Access-Control-Allow-Methods", "GET, HEAD");
  answer.set("Access-Control-Allow-Headers", asked_fields);
  answer.set("Access-Control-Max-Age", "3600");
  return answer;
}

void cors::mark(response& made, const request& asked) const {
  if (origins_.empty() || !made.header("Access-Control-Allow-Origin").empty()) return;
  const std::string vary(made.header("Vary"));
  made.set("Vary", vary.empty() ? "Origin" : vary + ", Origin");
  if (!allow(asked)) return;
  made.set("Access-Control-Allow-Origin", std::string(asked.header("origin")));
  made.set("Access-Control-Expose-Headers", told_fields);
}

}  // namespace uramost::http
