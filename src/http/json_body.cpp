#include "http/json_body.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/scalar_text.hpp"

namespace uramost::http {

json_body::json_body(const request& asked, std::span<const std::string_view> known) {
  if (!asked.header("content-type").starts_with("application/json"))
    throw invalid_input("the body must be application/json", "Content-Type");
  object_ = json::parse(asked.body, nullptr, false);
  if (!object_.is_object()) throw invalid_input("the body must be a JSON object", "body");
  for (const auto& [name, value] : object_.items())
    if (std::ranges::find(known, name) == known.end())
      throw invalid_input("unknown field '" + name + "'", name);
}

const json* json_body::find(std::string_view member) const {
  const auto found = object_.find(std::string(member));
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::string json_body::text(std::string_view member) const {
  const json* value = find(member);
  if (!value) return {};
  if (!value->is_string()) throw invalid_input(std::string(member) + " takes a text", std::string(member));
  return value->get<std::string>();
}

std::string json_body::needed_text(std::string_view member) const {
  std::string found = text(member);
  if (found.empty()) throw invalid_input(std::string(member) + " is missing", std::string(member));
  return found;
}

std::optional<std::int64_t> json_body::integer(std::string_view member, std::int64_t least,
                                               std::int64_t most) const {
  const json* value = find(member);
  if (!value) return std::nullopt;
  const bool fits = value->is_number_integer() && *value >= least && *value <= most;
  if (!fits)
    throw invalid_input(std::string(member) + " takes a whole number from " + std::to_string(least) + " to " +
                            std::to_string(most),
                        std::string(member));
  return value->get<std::int64_t>();
}

std::vector<std::pair<std::string, std::string>> json_body::fields(std::string_view but) const {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : object_.items()) {
    if (name == but || value.is_null()) continue;
    auto text = value.is_boolean() ? std::nullopt : scalar_text(value);
    if (!text) throw invalid_input(name + " takes a text or a number", name);
    fields.emplace_back(name, std::move(*text));
  }
  return fields;
}

std::vector<std::string> json_body::texts(std::string_view member) const {
  const json* value = find(member);
  if (!value) return {};
  const bool fits =
      value->is_array() && std::ranges::all_of(*value, [](const json& each) { return each.is_string(); });
  if (!fits) throw invalid_input(std::string(member) + " takes a list of texts", std::string(member));
  return value->get<std::vector<std::string>>();
}

}  // namespace uramost::http
