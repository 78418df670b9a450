#include "http/study_request.hpp"

#include "core/clock.hpp"
#include "http/outcome_json.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

namespace {
study::settings take_settings(query_parameters& given, const study::method& of) {
  study::settings taken = study::settings::take_from(given, of.parameters);
  given.expect_all_taken();
  return taken;
}
}  // namespace

study_request::study_request(std::string_view method, query_parameters given, const accounts::access& who,
                             const incident_views& views, const intake::incident_register& incidents)
    : method_(&study::method_of(method)),
      asked_(incident_query::take_from(given)),
      settings_(take_settings(given, *method_)),
      who_(who),
      view_(views.of(who, asked_)),
      snapshot_(view_.pin()),
      where_(incidents.where()),
      places_(incidents.places()) {}

store::kept_result study_request::carry_out(const progress_sink& watching) const {
  const study::question asked{
      .query = view_.query(),
      .select = [this](const incident_query& other) { return view_.selection_of(snapshot_, other, who_); },
      .areas = where_->areas,
      .locator = where_->locator,
      .places = places_,
      .now = now(),
      .watching = watching};
  study::settings completed = settings_;
  study::outcome found = method_->carry_out(asked, completed);
  const bool is_synthetic = intake::is_synthetic(*snapshot_),
             is_masked = who_.view() == accounts::view::masked;
  if (is_masked) found.caveats.insert(found.caveats.begin(), {"masked", {}});
  if (is_synthetic) found.caveats.insert(found.caveats.begin(), {"synthetic", {}});
  found.caveats.push_back({"reporting", {}});

  const std::string query = view_.query().canonical(), view(to_string(who_.view()));
  json body{{"method", method_->id},
            {"settings", completed.all()},
            {"query", query},
            {"view", view},
            {"revision", snapshot_->built_at().value},
            {"synthetic", is_synthetic},
            {"incidents", asked.incidents()->size()}};
  body.update(outcome_json(found));
  return {.id = {},
          .title = {},
          .note = {},
          .author = who_.name,
          .made_at = asked.now,
          .method = std::string(method_->id),
          .query = query,
          .view = view,
          .municipalities = who_.municipalities,
          .searched_texts = !asked_.text.empty(),
          .body = dump(body)};
}

}  // namespace uramost::http
