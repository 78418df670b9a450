#include "http/link.hpp"

#include "core/text.hpp"

namespace uramost::http {

json link(std::string_view rel, std::string href, std::string_view type, std::string_view title) {
  json made{{"rel", rel}, {"href", std::move(href)}, {"type", type}};
  if (!title.empty()) made["title"] = title;
  return made;
}

std::string own_address(const request& asked) {
  return asked.base_url + asked.path + (asked.query_string.empty() ? "" : '?' + asked.query_string);
}

std::string query_without(std::string_view query_string,
                          const std::function<bool(std::string_view name)>& is_unwanted) {
  std::string kept;
  for (const std::string_view each : split(query_string, '&'))
    if (!each.empty() && !is_unwanted(each.substr(0, each.find('='))))
      (kept += kept.empty() ? "" : "&") += each;
  return kept;
}

}  // namespace uramost::http
