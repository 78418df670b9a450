#include "http/api_words.hpp"

#include <string_view>

namespace uramost::embedded {
std::string_view api_json();
}

namespace uramost::http {

const json& api_words() {
  static const json known = json::parse(embedded::api_json());
  return known;
}

std::vector<std::string> parameter_names(const json& takes) {
  std::vector<std::string> names;
  for (const json& each : takes) {
    const auto name = each.get<std::string>();
    if (!name.starts_with('@')) {
      names.push_back(name);
      continue;
    }
    for (std::string& of_set : parameter_names(api_words()["sets"].at(name.substr(1))))
      names.push_back(std::move(of_set));
  }
  return names;
}

std::vector<json> parameters_of_route(const std::string& route) {
  std::vector<json> parameters;
  for (const std::string& name : parameter_names(api_words()["routes"].at(route)["takes"]))
    parameters.push_back(api_words()["parameters"].at(name));
  return parameters;
}

}  // namespace uramost::http
