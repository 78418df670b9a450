#include "http/handlers/operation.hpp"

#include "core/error.hpp"
#include "http/json.hpp"

namespace uramost::http {

response health::operator()(const request&) const { return json_response({{"status", "ok"}}); }

response readiness::operator()(const request&) const {
  if (is_draining) throw error(error_kind::unavailable, "the server is stopping");
  incidents.records().current_revision();
  return json_response({{"status", "ready"}});
}

response metrics_text::operator()(const request&) const {
  return text_response("text/plain; version=0.0.4; charset=utf-8", measured.text());
}

}  // namespace uramost::http
