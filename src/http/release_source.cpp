#include "http/release_source.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "http/parameters.hpp"
#include "http/tile_response.hpp"

namespace uramost::http {

std::string release_reading::query(const std::string& parameters) const {
  return conditions + (conditions.empty() || parameters.empty() ? "" : "&") + parameters;
}

std::string release_reading::url(const std::string& rest, const std::string& parameters) const {
  const std::string all = query(parameters);
  return path + rest + (all.empty() ? "" : '?' + all);
}

void release_reading::label(response& answer) const {
  if (!is_published) {
    answer.set("Cache-Control", "no-store");
    return;
  }
  answer.is_lasting = !is_newest;
  answer.set("Cache-Control", is_newest ? "public, no-cache" : "public, max-age=31536000, immutable");
  answer.set("UraMost-Release", std::to_string(release->view().number()));
  answer.set("Access-Control-Allow-Origin", "*");
  answer.set("Cross-Origin-Resource-Policy", "cross-origin");
}

std::optional<int> release_question::take_year() const {
  const auto year = take_integer(parameters, "year", 1, 9999);
  if (!year) return std::nullopt;
  if (!release().tables_of(static_cast<int>(*year)))
    throw invalid_input("this release has nothing of that year", "year");
  return static_cast<int>(*year);
}

response release_question::answer(std::string_view name, std::string content_type,
                                  std::function<std::string()> make) const {
  return answer_kept(cache, asked,
                     {.key = fmt::format("{}/{}", release().fingerprint(), name),
                      .content_type = std::move(content_type),
                      .make = std::move(make),
                      .label = [reading = reading](response& made) { reading.label(made); }});
}

response release_handler::operator()(const request& asked) const {
  query_parameters parameters = asked.parameters();
  release_reading reading = from(asked, parameters);
  if (reading.release) return answer({asked, reading, parameters, cache});
  response begun;
  begun.rest = [asked, reading, parameters, &cache = cache, answer = answer]() mutable {
    reading.release = reading.open();
    response made = answer({asked, reading, parameters, cache});
    return made.rest ? made.rest() : made;
  };
  return begun;
}

}  // namespace uramost::http
