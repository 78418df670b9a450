#include "intake/release_desk.hpp"

#include "core/clock.hpp"
#include "core/error.hpp"
#include "intake/incident_features.hpp"
#include "intake/publishing.hpp"

namespace uramost::intake {

namespace {
constexpr std::size_t most_named = 20;

std::vector<publication::known_record> known_records(const incident_register& from) {
  std::vector<publication::known_record> records;
  from.records().visit_published([&](const incident& each, const published_location* location) {
    if (!location)
      throw error(error_kind::conflict, "incidents came in while the release was prepared; try again");
    records.push_back({each.id,
                       {each.protection, each.category, *location},
                       each.location.point,
                       each.location.from_coordinate});
  });
  return records;
}

/// The last release, if there is one, and the name of its manifest.
std::optional<publication::release> last_release(const release_folder& releases) {
  const auto numbers = releases.numbers();
  if (numbers.empty()) return std::nullopt;
  publication::release last = releases.read(numbers.back());
  last.verify(releases.key().verifier());
  return last;
}

error refusal(const std::vector<publication::finding>& findings) {
  std::string said = "The release was refused: its own attack recovered " + std::to_string(findings.size()) +
                     (findings.size() == 1 ? " thing" : " things") + " that it protects:";
  for (std::size_t i = 0; i < std::min(findings.size(), most_named); ++i)
    said += "\n  " + findings[i].attack + ": " + findings[i].what;
  if (findings.size() > most_named) said += "\n  …";
  return {error_kind::forbidden, said};
}
}  // namespace

std::chrono::year_month_day this_month() {
  const auto today = to_belgrade(now()).date;
  return today.year() / today.month() / 1;
}

release_draft prepare_release(incident_register& from, const std::filesystem::path& data,
                              std::optional<std::chrono::year_month_day> until) {
  decide_undecided(from);
  const auto where = from.where();
  const auto records = known_records(from);
  std::vector<publication::published_record> published;
  for (const publication::known_record& each : records) published.push_back(each.published);

  const publication::release_plan plan{where->areas, from.categories(), until.value_or(this_month())};
  release_draft draft{.facts = {.number = 1,
                                .created_at = now(),
                                .until = plan.until,
                                .synthetic = is_synthetic(*from.incidents()),
                                .previous = {}},
                      .content = publication::compose(published, plan),
                      .findings = {},
                      .erased = 0};
  std::optional<publication::release_content> before;
  if (const auto last = last_release(release_folder(data))) {
    before = last->content();
    draft.facts.number = last->facts().number + 1;
    draft.facts.previous = last->fingerprint();
    draft.erased = from.records().erased(last->facts().created_at).size();
    publication::hold_back(draft.content, *before, plan.rules);
  }
  draft.findings = publication::attack({.content = draft.content,
                                        .records = records,
                                        .places = where->published,
                                        .until = plan.until,
                                        .before = before ? &*before : nullptr,
                                        .rules = plan.rules});
  return draft;
}

void keep_release(incident_register& from, const std::filesystem::path& data, const std::string& person,
                  const release_draft& draft) {
  if (!draft.findings.empty()) throw refusal(draft.findings);
  const release_folder releases(data);
  const publication::release made(draft.content, draft.facts, {}, releases.key());
  const auto writing = from.records().begin_write();
  writing->audit({.at = now(),
                  .who = person,
                  .action = "release.create",
                  .object = "release " + std::to_string(draft.facts.number),
                  .rows = draft.content.points.size()});
  releases.keep(made, draft.facts.number);
  writing->commit();
}

publication::release_facts create_release(incident_register& from, const std::filesystem::path& data,
                                          const std::string& person,
                                          std::optional<std::chrono::year_month_day> until) {
  const release_draft draft = prepare_release(from, data, until);
  keep_release(from, data, person, draft);
  return draft.facts;
}

}  // namespace uramost::intake
