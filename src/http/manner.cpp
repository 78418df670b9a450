#include "http/manner.hpp"

#include "http/link.hpp"

namespace uramost::http {

manner manner::take_from(query_parameters& parameters, const request& asked) {
  return {take_representation(parameters, asked), preferred_language(asked)};
}

response manner::label(response made) const {
  label_negotiated(made, in);
  return made;
}

response manner::answer(const json& value, const char* type) const {
  response made = json_response(value);
  made.set("Content-Type", type);
  return label(std::move(made));
}

std::string in_form(const request& asked, const char* form) {
  const std::string others =
      query_without(asked.query_string, [](std::string_view name) { return name == "f"; });
  const std::string f = std::string("f=") + form;
  return asked.base_url + asked.path + '?' + (others.empty() ? f : others + '&' + f);
}

json links_to_itself(const request& asked, const char* type) {
  return json::array(
      {link("self", own_address(asked), type), link("alternate", in_form(asked, "html"), html_type)});
}

}  // namespace uramost::http
