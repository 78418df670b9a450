#include "http/handlers/register_codes.hpp"

#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/register_json.hpp"

namespace uramost::http {

namespace {
json register_json(const intake::incident_register& from, const std::string& source) {
  json made = codebook_json(intake::read_codebook(from, source));
  made["register"] = source;
  return made;
}

intake::said_codes said_in(const json_body& body, const char* member) {
  intake::said_codes said;
  if (!body.members().contains(member)) return said;
  const json& words = body.members()[member];
  if (!words.is_object()) throw invalid_input(std::string(member) + " takes words and their codes", member);
  for (const auto& [word, code] : words.items()) {
    if (!code.is_string() && !code.is_null())
      throw invalid_input("'" + word + "' takes a code, or null to forget it", member);
    said[word] = code.is_null() ? std::nullopt : std::optional(code.get<std::string>());
  }
  return said;
}
}  // namespace

response list_codes::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto& sources = incidents.incidents()->source_codes();
  json list = json::array();
  for (std::size_t i = 0; i < sources.size(); ++i)
    list.push_back(register_json(incidents, sources.at(static_cast<std::uint16_t>(i))));
  return json_response({{"registers", std::move(list)}});
}

response show_codes::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return json_response(register_json(incidents, asked.captured("name")));
}

response change_codes::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"categories", "stages"});
  const std::string& source = asked.captured("name");
  intake::say_codes(incidents, source, said_in(said, "categories"), said_in(said, "stages"), asked.who.name);
  return json_response(register_json(incidents, source));
}

}  // namespace uramost::http
