#include "intake/incident_reader.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/gender_words.hpp"
#include "intake/occurrence.hpp"
#include "publication/tier_rule.hpp"

namespace uramost::intake {

namespace {
constexpr std::size_t most_words = 1'000;

std::optional<tier> read_tier(std::string_view text) {
  if (says_nothing(text)) return std::nullopt;
  const auto stated = tier_of(trim(text));
  if (!stated) throw invalid_input("'" + std::string(trim(text)) + "' is not P0, P1 or P2", "tier");
  return stated;
}

}  // namespace

int read_severity(std::string_view text, const category& of) {
  if (says_nothing(text)) return of.severity;
  const auto severity = parse_integer(text);
  if (!severity || *severity < 1 || *severity > 5)
    throw invalid_input("'" + std::string(trim(text)) + "' is not a severity from 1 to 5", "severity");
  return static_cast<int>(*severity);
}

incident_reader::incident_reader(const geography& where, const taxonomy& known, const column_mapping& mapping,
                                 time_point now, bool direct_report)
    : categories_(known, mapping.categories),
      stages_(mapping.stages),
      locations_(where, mapping.crs),
      dates_(mapping.dates),
      now_(now),
      public_source_(mapping.public_source),
      direct_report_(direct_report) {}

const category& incident_reader::category_of(std::string_view word) {
  const std::string written(trim(word));
  auto seen = seen_.find(written);
  if (seen == seen_.end()) {
    if (seen_.size() >= most_words) seen_.clear();
    seen = seen_.emplace(written, categories_.find(written)).first;
  }
  category_counts_.add(written, seen->second ? seen->second->code : "");
  if (seen->second) return *seen->second;
  if (unknown_.size() < most_words || unknown_.contains(written)) ++unknown_[written];
  return categories_.other();
}

response_stage incident_reader::stage_of(std::string_view word) {
  if (says_nothing(word)) return response_stage::none;
  const auto stage = stages_.find(word);
  stage_counts_.add(trim(word), stage ? to_string(*stage) : "");
  return stage ? *stage : stages_.read(word);
}

incident incident_reader::read(const incident_text& text) {
  incident made;
  made.occurred = read_occurrence({.date = text.date,
                                   .time = text.time,
                                   .date_end = text.date_end,
                                   .time_end = text.time_end,
                                   .precision = text.time_precision},
                                  dates_, now_);
  made.location = locations_.find(location_of(text));
  const category& of = category_of(text.category);
  made.category = of.code;
  made.severity = read_severity(text.severity, of);
  made.stage = stage_of(text.stage);
  made.protection = publication::decide_tier({.public_source = public_source_,
                                              .direct_report = direct_report_,
                                              .confidential_category = of.confidential,
                                              .stated = read_tier(text.tier)});
  made.affected_community = trim(text.community);
  made.gender = read_gender(text.gender);
  made.narrative = trim(text.narrative);
  return made;
}

}  // namespace uramost::intake
