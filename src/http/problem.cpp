#include "http/problem.hpp"

namespace uramost::http {

namespace {
json members(int status, std::string_view detail) {
  return {{"type", "about:blank"}, {"title", reason_phrase(status)}, {"status", status}, {"detail", detail}};
}

response answer_of(int status, std::string text) {
  response answer = text_response("application/problem+json", std::move(text), status);
  answer.set("Cache-Control", "no-store");
  if (status == 401) answer.set("WWW-Authenticate", "Bearer realm=\"UraMost\"");
  if (status == 503) answer.set("Retry-After", "1");
  return answer;
}
}  // namespace

std::string problem_text(int status, std::string_view detail, std::string_view field) {
  json text = members(status, detail);
  if (!field.empty()) text["field"] = field;
  return dump(text);
}

response problem(int status, std::string_view detail, std::string_view field) {
  return answer_of(status, problem_text(status, detail, field));
}

response problem_with(int status, std::string_view detail, const char* member, json value) {
  json text = members(status, detail);
  text[member] = std::move(value);
  return answer_of(status, dump(text));
}

int status_of(error_kind kind) {
  switch (kind) {
    case error_kind::invalid_input:
      return 400;
    case error_kind::not_found:
      return 404;
    case error_kind::conflict:
      return 409;
    case error_kind::forbidden:
      return 403;
    case error_kind::unavailable:
      return 503;
    case error_kind::internal:
      return 500;
  }
  return 500;
}

response problem(const error& failure) {
  return problem(status_of(failure.kind()), failure.what(), failure.field());
}

}  // namespace uramost::http
