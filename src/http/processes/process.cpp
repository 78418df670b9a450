#include "http/processes/process.hpp"

#include "core/error.hpp"
#include "http/scalar_text.hpp"

namespace uramost::http {

namespace {
std::string member(const std::string& name) { return "inputs." + name; }

/// As a parameter has it: lists with commas, a box of OGC API - Processes without its wrapping.
std::string parameter_text(const std::string& name, const json& value) {
  if (auto text = scalar_text(value)) return std::move(*text);
  if (value.is_object() && value.contains("bbox")) return parameter_text(name, value["bbox"]);
  if (value.is_object() && value.contains("value")) return parameter_text(name, value["value"]);
  if (!value.is_array()) throw invalid_input("takes a text, a number or a list of these", member(name));
  std::string all;
  for (const json& each : value) {
    if (each.is_structured()) throw invalid_input("takes a flat list", member(name));
    all += (all.empty() ? "" : ",") + parameter_text(name, each);
  }
  return all;
}
}  // namespace

request process::meant_by(const json& given, const request& asked) const {
  if (!given.is_object()) throw invalid_input("inputs takes an object of names and values", "inputs");
  for (const auto& [name, described] : inputs.items())
    if (described["minOccurs"] == 1 && !given.contains(name)) throw invalid_input("is missing", member(name));

  request meant;
  meant.id = asked.id;
  meant.who = asked.who;
  meant.address = asked.address;
  meant.is_secure = asked.is_secure;
  meant.base_url = asked.base_url;
  meant.captures = captures;
  for (const auto& [name, value] : given.items()) {
    if (!inputs.contains(name)) throw invalid_input("is no input of " + id, member(name));
    if (value.is_null()) continue;
    if (name == body) {
      meant.method = "POST";
      meant.headers = {{"content-type", "application/json"}};
      meant.body = dump(value);
    } else {
      meant.query_string += (meant.query_string.empty() ? "" : "&") + percent_encode(name) + '=' +
                            percent_encode(parameter_text(name, value));
    }
  }
  return meant;
}

}  // namespace uramost::http
