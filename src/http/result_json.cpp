#include "http/result_json.hpp"

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/job_events.hpp"

namespace uramost::http {

response result_response(const result_shelf::found_result& found) {
  if (!found.made) {
    if (!found.job) throw error(error_kind::not_found, "there is no such result");
    json answer = job_json(*found.job);
    answer.erase("job");
    answer["id"] = found.id;
    return json_response(answer);
  }
  const store::kept_result& made = *found.made;
  const std::string head = dump({{"id", found.id},
                                 {"state", "done"},
                                 {"kept", found.is_kept},
                                 {"title", made.title},
                                 {"note", made.note},
                                 {"author", made.author},
                                 {"made_at", to_rfc3339(made.made_at)}});
  // The body is an object of JSON already: a map of thousands of cells need not be read to be sent.
  return text_response("application/json", head.substr(0, head.size() - 1) + ',' + made.body.substr(1));
}

json listed_result(const store::kept_result& kept) {
  return {{"id", kept.id},
          {"title", kept.title},
          {"note", kept.note},
          {"author", kept.author},
          {"made_at", to_rfc3339(kept.made_at)},
          {"method", kept.method},
          {"query", kept.query},
          {"view", kept.view}};
}

}  // namespace uramost::http
