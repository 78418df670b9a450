#include "http/collections/incident_editor.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/collections/incident_collection.hpp"
#include "http/collections/written_feature.hpp"
#include "http/parameters.hpp"
#include "intake/import.hpp"
#include "intake/revising.hpp"

namespace uramost::http {

namespace {
/// What is written of an incident, in the words of a register's row.
constexpr std::array changeable{"occurred_at", "occurred_precision", "occurred_duration_s", "category",
                                "severity",    "uncertainty_m",      "place_text",          "community",
                                "gender",      "narrative"};
constexpr std::array said_once{"source", "external_id", "tier", "stage"};

constexpr std::string_view no_reason = "no reason given";

bool holds(const auto& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

/// When a time that lasts ends, as a register's row would say it; empty without a duration.
std::string end_of(const written_feature& said) {
  const std::string_view text = said.text("occurred_duration_s"), begin = said.text("occurred_at");
  if (text.empty()) return {};
  const auto seconds = parse_integer(text);
  constexpr std::int64_t longest = std::int64_t{200} * 366 * 86'400;
  if (!seconds || *seconds < 1 || *seconds > longest)
    throw invalid_input("occurred_duration_s takes a whole number of seconds above 0", "occurred_duration_s");
  const auto from = parse_rfc3339(begin);
  if (!from)
    throw invalid_input("a duration needs an occurred_at such as 2023-05-29T21:10:00+02:00", "occurred_at");
  return to_rfc3339(*from + std::chrono::seconds{*seconds});
}

/// What is said, or a minute: a time has to be written with seconds, whether or not anybody looked at them.
std::string_view precision_of(const written_feature& said) {
  const std::string_view stated = said.text("occurred_precision");
  const auto begin = parse_rfc3339(said.text("occurred_at"));
  const bool has_seconds = begin && begin->time_since_epoch().count() % 60 != 0;
  return stated.empty() && !has_seconds ? "minute" : stated;
}

/// Runs what reads a register's row, and calls the column at fault by the property that it came from.
template <class Read>
auto in_our_words(const Read& read) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> properties{
      {{"date", "occurred_at"},
       {"date_end", "occurred_duration_s"},
       {"time_precision", "occurred_precision"},
       {"location_uncertainty_m", "uncertainty_m"}}};
  try {
    return read();
  } catch (const error& fault) {
    for (const auto& [column, property] : properties)
      if (column == fault.field()) throw error(fault.kind(), fault.what(), std::string(property));
    throw;
  }
}

class incident_edit : public feature_edit {
 public:
  incident_edit(incident before, json stored, intake::incident_register& in, std::string by)
      : before_(std::move(before)), stored_(std::move(stored)), incidents_(in), by_(std::move(by)) {}

  const json& stored() const override { return stored_; }

  void replace(const json& feature) override {
    const auto schema = intake::incident_schema();
    const written_feature was(stored_, schema), said(feature, schema);
    expect_only_changeable(said, was, schema);
    const auto differs = [&](std::string_view name) { return said.text(name) != was.text(name); };
    const auto anew = [&](std::string_view name) {
      return differs(name) ? std::optional(said.text(name)) : std::nullopt;
    };
    intake::incident_revision revision{.category = anew("category"),
                                       .severity = anew("severity"),
                                       .community = anew("community"),
                                       .gender = anew("gender"),
                                       .narrative = anew("narrative")};
    const bool lasts = differs("occurred_duration_s") || !differs("occurred_precision");
    const std::string end = lasts ? end_of(said) : std::string();
    if (differs("occurred_at") || differs("occurred_precision") || differs("occurred_duration_s"))
      revision.occurred = intake::written_occurrence{
          .date = said.text("occurred_at"), .date_end = end, .precision = precision_of(said)};
    if (differs("uncertainty_m") || differs("place_text") || said.point() != was.point())
      revision.location = location_of(said, was);
    in_our_words([&] { return intake::revise_incident(incidents_, before_, revision, by_); });
  }

  void remove(const std::string& why) override {
    intake::withdraw_incident(incidents_, before_, why.empty() ? no_reason : std::string_view(why), by_);
  }

 private:
  static void expect_only_changeable(const written_feature& said, const written_feature& was,
                                     const std::vector<exchange::property>& schema) {
    for (const exchange::property& each : schema)
      if (!holds(changeable, each.name) && !said.text(each.name).empty() &&
          said.text(each.name) != was.text(each.name))
        throw invalid_input(each.name + " cannot be changed here", each.name);
  }

  /// A point that stands for a place moves with the place's name, until somebody says a point themselves.
  intake::written_location location_of(const written_feature& said, const written_feature& was) const {
    const bool is_said = before_.location.from_coordinate || said.point() != was.point() ||
                         said.text("uncertainty_m") != was.text("uncertainty_m");
    intake::written_location written{};
    written.place = said.text("place_text");
    if (!is_said || !said.point()) return written;
    written.geometry = said.point();
    written.uncertainty_m = said.text("uncertainty_m");
    return written;
  }

  incident before_;
  json stored_;
  intake::incident_register& incidents_;
  std::string by_;
};
}  // namespace

std::string incident_editor::create(const json& feature, const request& asked) const {
  const auto schema = intake::incident_schema();
  const written_feature said(feature, schema);
  for (const exchange::property& each : schema)
    if (!said.text(each.name).empty() && !holds(changeable, each.name) && !holds(said_once, each.name))
      throw invalid_input(each.name + " is worked out by the server", each.name);
  const std::string end = end_of(said);
  intake::incident_text text;
  text.source = said.text("source");
  text.external_id = said.text("external_id");
  text.date = said.text("occurred_at");
  text.date_end = end;
  text.time_precision = precision_of(said);
  text.geometry = said.point();
  text.location_uncertainty_m = said.text("uncertainty_m");
  text.place = said.text("place_text");
  text.category = said.text("category");
  text.severity = said.text("severity");
  text.tier = said.text("tier");
  text.stage = said.text("stage");
  text.community = said.text("community");
  text.gender = said.text("gender");
  text.narrative = said.text("narrative");
  return std::to_string(
      in_our_words([&] { return intake::add_written_incident(incidents_, text, asked.who.name); }).id.value);
}

std::unique_ptr<feature_edit> incident_editor::open(const std::string& id, const request& asked) const {
  const auto view = views_.of(asked.who);
  auto found = view.find({id_of(id)});
  if (!found) throw error(error_kind::not_found, "there is no incident " + id);
  json stored = dossier_json(*found, views_.from, view.told());
  return std::make_unique<incident_edit>(std::move(found->record), std::move(stored), incidents_,
                                         asked.who.name);
}

}  // namespace uramost::http
