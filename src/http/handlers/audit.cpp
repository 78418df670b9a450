#include "http/handlers/audit.hpp"

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

namespace {
constexpr std::int64_t most_entries = 1'000;

json entry_json(const store::audit_entry& each) {
  const store::audit_note& note = each.note;
  return {{"number", each.number},      {"at", to_rfc3339(note.at)}, {"who", note.who},
          {"action", note.action},      {"object", note.object},     {"query", note.query},
          {"rows", or_null(note.rows)}, {"outcome", note.outcome},   {"hash", each.hash}};
}

store::audit_search take_search(query_parameters& parameters) {
  store::audit_search what;
  what.who = parameters.take("who").value_or("");
  what.action = parameters.take("action").value_or("");
  if (const auto from = parameters.take("from")) what.from = parse_datetime(*from).begin;
  if (const auto until = parameters.take("until")) what.until = parse_datetime(*until).end;
  if (const auto before = take_integer(parameters, "before", 1, INT64_MAX))
    what.before = static_cast<std::uint64_t>(*before);
  what.limit = static_cast<std::size_t>(take_integer(parameters, "limit", 1, most_entries).value_or(100));
  parameters.expect_all_taken();
  return what;
}
}  // namespace

response search_audit::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  auto what = take_search(parameters);
  const std::size_t wanted = what.limit++;  // one more, to know whether there is more
  const auto found = log.search(what);
  json entries = json::array();
  for (const store::audit_entry& each : std::span(found).first(std::min(wanted, found.size())))
    entries.push_back(entry_json(each));
  json next = nullptr;
  if (found.size() > wanted) next = {{"before", found[wanted - 1].number}};
  return json_response({{"entries", std::move(entries)}, {"next", std::move(next)}});
}

response audit_head::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const store::audit_head end = log.head();
  return json_response({{"count", end.count}, {"hash", end.hash}});
}

response verify_audit::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const store::audit_verdict found = log.verify();
  return json_response({{"sound", !found.first_broken},
                        {"count", found.head.count},
                        {"hash", found.head.hash},
                        {"first_broken", or_null(found.first_broken)},
                        {"reason", found.reason}});
}

}  // namespace uramost::http
