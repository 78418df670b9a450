#include "http/register_json.hpp"

#include "core/enum_names.hpp"

namespace uramost::http {

namespace {
constexpr enum_names<casework::agreement, 5> agreement_names{{"full", "near", "far", "none", "unknown"}};

json estimate_json(const analysis::estimated_total& made) {
  return {{"method", "chapman"},
          {"total", made.total},
          {"standard_error", made.standard_error},
          {"confidence", 0.95},
          {"limits", {made.limits.low, made.limits.high}},
          {"assumptions",
           {"registers_are_independent", "same_chance_for_all", "same_period_and_area",
            "all_matches_are_found"}}};
}

json day_or_null(const std::optional<std::chrono::sys_days>& day) {
  return day ? json(uramost::to_string(std::chrono::year_month_day(*day))) : json(nullptr);
}
}  // namespace

std::string_view to_string(casework::agreement how) { return agreement_names[how]; }

json overlap_json(const std::string& a, const std::string& b, const casework::register_overlap& laid,
                  const ranked_page& page) {
  json undecided = json::array();
  for (const casework::match_candidate& each : page.of(laid.undecided))
    undecided.push_back(
        {{"a", each.a.value},
         {"b", each.b.value},
         {"score", each.score},
         {"time", to_string(each.seen.time)},
         {"place", to_string(each.seen.place)},
         {"category", to_string(each.seen.category)},
         {"bits", {{"time", each.bits[0]}, {"place", each.bits[1]}, {"category", each.bits[2]}}}});
  return {{"a", a},
          {"b", b},
          {"both", laid.counts.both},
          {"only_a", laid.counts.only_a},
          {"only_b", laid.counts.only_b},
          {"estimate", estimate_json(laid.estimate)},
          {"undecided_matched", laid.undecided.size()},
          {"undecided", std::move(undecided)},
          {"next", page.next(laid.undecided.size())}};
}

json decided_json(std::span<const casework::decided_pair> decided, const ranked_page& page) {
  json list = json::array();
  for (const casework::decided_pair& each : page.of(decided)) {
    json made = match_decision_json(each.decision);
    made["a"] = each.a.value;
    made["b"] = each.b.value;
    list.push_back(std::move(made));
  }
  return {{"matched", decided.size()}, {"decisions", std::move(list)}, {"next", page.next(decided.size())}};
}

json match_decision_json(const store::match_decision& decided) {
  return {{"id", decided.id},
          {"incidents", {decided.first.value, decided.second.value}},
          {"verdict", store::to_string(decided.verdict)},
          {"reason", decided.reason},
          {"person", decided.person},
          {"at", to_rfc3339(decided.at)}};
}

json codebook_json(const intake::codebook& of) {
  const auto or_none = [](const std::string& code) { return code.empty() ? json(nullptr) : json(code); };
  const auto list = [&](std::span<const intake::code_word> words) {
    json made = json::array();
    for (const intake::code_word& each : words)
      made.push_back({{"word", each.word},
                      {"rows", each.rows},
                      {"imported_as", or_none(each.imported_as)},
                      {"means", or_none(each.means)},
                      {"said", each.is_said},
                      {"suggestion", or_none(each.suggestion)}});
    return made;
  };
  return {{"categories", list(of.categories)}, {"stages", list(of.stages)}};
}

json channel_json(const store::reporting_channel& said) {
  return {{"id", said.id},
          {"municipality", id_or_null(said.municipality)},
          {"since", day_or_null(said.since)},
          {"until", day_or_null(said.until)},
          {"note", said.note},
          {"person", said.person},
          {"at", to_rfc3339(said.at)},
          {"replaces", or_null(said.replaces)},
          {"holds", said.holds}};
}

json channels_json(const std::string& source, std::span<const store::reporting_channel> said) {
  json list = json::array();
  for (const store::reporting_channel& each : said) list.push_back(channel_json(each));
  return {{"register", source}, {"channels", std::move(list)}};
}

}  // namespace uramost::http
