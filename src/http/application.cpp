#include "http/application.hpp"

#include <fmt/format.h>

#include <functional>

#include "core/text.hpp"
#include "http/compression.hpp"
#include "http/http_date.hpp"
#include "http/incident_view.hpp"
#include "http/negotiation.hpp"
#include "http/problem.hpp"
#include "http/random_id.hpp"

namespace uramost::http {

namespace {
/// To OPTIONS: what can be done here. To other methods: that this cannot.
response what_is_allowed(const request& asked, const std::vector<std::string>& allowed) {
  std::string list;
  for (const std::string& method : allowed) (list += list.empty() ? "" : ", ") += method;
  if (asked.method == "OPTIONS") {
    response answer;
    answer.status = 204;
    return answer.set("Allow", list);
  }
  response answer =
      problem(405, asked.method + " is not possible here; " + list + (allowed.size() > 1 ? " are" : " is"));
  answer.set("Allow", list);
  return answer;
}

/// What a browser keeps of one person's answer is not for the next who uses it: the same address is masked
/// for a partner, and nothing for the public.
void keep_apart_by_person(response& made) {
  if (!made.header("Cache-Control").starts_with("private")) return;
  const std::string vary(made.header("Vary"));
  made.set("Vary", (vary.empty() ? "" : vary + ", ") + "Cookie, Authorization");
}
}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  if (etag.empty()) return false;
  for (std::string_view each : split(if_none_match, ','))
    if (const auto tag = trim(each); tag == "*" || opaque(tag) == opaque(etag)) return true;
  return false;
}

application::application(router routes, guard doorkeeper, gate& people, versions current)
    : routes_(std::move(routes)),
      guard_(std::move(doorkeeper)),
      people_(people),
      current_(std::move(current)),
      salt_(random_id().substr(0, 8)) {}

admission application::admit(request& asked, std::string_view target) const try {
  request_target parts = parse_target(target);
  asked.path = std::move(parts.path);
  asked.query_string = std::move(parts.query_string);
  if (auto answer = guard_.let_in(asked, parts.authority))
    return {nullptr, finish(std::move(*answer), asked)};

  route_match match = routes_.match(asked.method, asked.path);
  if (!match.found)
    return {nullptr, finish(match.allowed.empty() ? problem(404, "there is nothing at " + asked.path)
                                                  : what_is_allowed(asked, match.allowed),
                            asked)};
  asked.captures = std::move(match.captures);
  return {match.found, std::nullopt};
} catch (const error& failure) {
  return {nullptr, finish(problem(failure), asked)};
}

std::optional<response> application::let_in(const route& matched, request& asked, bool is_recognised) const
    try {
  if (!is_recognised) people_.identify(asked);
  auto refused = gate::refusal(matched, asked);
  if (refused) refused = finish(std::move(*refused), asked);
  return refused;
} catch (const error& failure) {
  return finish(problem(failure), asked);
}

response application::answer(const route& matched, const request& asked) const {
  switch (matched.fresh) {
    case freshness::snapshot:
      return finish(answer_version(matched, asked,
                                   fmt::format("{}-{}", current_.register_revision(), view_key(asked.who))),
                    asked);
    case freshness::places: {
      response made = answer_version(matched, asked, fmt::format("{}", current_.geography()));
      made.is_lasting = made.status == 200 || made.status == 304;
      return finish(std::move(made), asked);
    }
    case freshness::live:
      return finish(answer_live(matched, asked), asked);
    case freshness::own:
      break;
  }
  response made = http::answer(matched, asked);
  return made.rest ? made : finish(std::move(made), asked);
}

response application::complete(const route& matched, response begun, const request& asked) const {
  return begun.rest ? finish(http::complete(matched, begun, asked), asked) : begun;
}

/// Always computed, but sent only when it is not what the client has.
response application::answer_live(const route& matched, const request& asked) const {
  response made = http::answer(matched, asked);
  if (matched.method == "GET" && made.status == 200 && made.body && made.header("Cache-Control").empty())
    made.set("ETag", fmt::format("W/\"{:x}\"", std::hash<std::string>{}(*made.body)))
        .set("Cache-Control", "no-cache");
  return made;
}

response application::answer_version(const route& matched, const request& asked,
                                     const std::string& version) const {
  const std::size_t hash = std::hash<std::string>{}(version + ' ' + negotiation_key(asked) + ' ' +
                                                    asked.base_url + asked.path + '?' + asked.query_string);
  const std::string etag = fmt::format("W/\"{}-{:x}\"", salt_, hash);
  response made;
  if (names_etag(asked.header("if-none-match"), etag))
    made.status = 304;
  else
    made = http::answer(matched, asked);
  if (made.status == 200 || made.status == 304) made.set("ETag", etag).set("Cache-Control", "no-cache");
  return made;
}

response application::finish(response made, const request& asked) const {
  // What is kept by handlers for immutable things was compressed there already.
  compress(made, asked.header("accept-encoding"));
  if (const auto tag = made.header("ETag");
      made.status == 200 && names_etag(asked.header("if-none-match"), tag)) {
    made.status = 304;
    made.body = nullptr;
  }
  if (made.header("Cache-Control").empty()) made.set("Cache-Control", "no-store");
  keep_apart_by_person(made);
  made.set("Date", std::string(http_date()));
  guard_.let_out(made, asked);
  return made;
}

}  // namespace uramost::http
