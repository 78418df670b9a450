#include "http/handlers/roads.hpp"

#include "core/error.hpp"
#include "http/form.hpp"
#include "http/json.hpp"

namespace uramost::http {

response start_roads_import::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  asked.fields->expect_only({});
  if (!asked.fields->file()) throw invalid_input("the file is missing", "file");
  const std::string job = jobs.submit(
      [&into = roads, &noted = log, sent = asked.fields, by = asked.who.name](const progress_sink& watch) {
        return roads_json(into.import(*sent->file(), noted, by, watch).get());
      });
  const std::string place = "/api/roads/" + job;
  response answer = json_response({{"job", job}, {"events", place + "/events"}}, 202);
  answer.set("Location", place);
  return answer;
}

std::shared_ptr<const intake::road_map> roads_for(const planning::travel_rule& rule,
                                                  const intake::road_shelf& roads) {
  return rule.by == planning::travel_means::roads ? roads.roads() : nullptr;
}

json roads_json(const intake::road_map* roads) {
  if (!roads) return nullptr;
  return {{"attribution", roads->attribution},
          {"nodes", roads->graph.nodes()},
          {"made_at", to_rfc3339(roads->made_at)}};
}

}  // namespace uramost::http
