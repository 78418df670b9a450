#include "http/handlers/api_description.hpp"

#include "http/api_page.hpp"
#include "http/negotiation.hpp"

namespace uramost::http {

response api_description::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  response made = json_response((*document)->at(asked.base_url));
  made.set("Content-Type", "application/vnd.oai.openapi+json;version=3.0");
  return made;
}

response api_explanation::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const language in = preferred_language(asked);
  response made = api_page((*document)->at(asked.base_url), in).answer();
  label_negotiated(made, in);
  return made;
}

}  // namespace uramost::http
