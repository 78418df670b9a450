#include "http/negotiation.hpp"

#include <algorithm>
#include <vector>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
struct preference {
  std::string what;  ///< in lower case
  double quality = 1;
};

/// The members of a field such as `text/html, */*;q=0.8`; what cannot be read counts as not wanted.
std::vector<preference> preferences(std::string_view field) {
  std::vector<preference> all;
  for (const std::string_view member : split(field, ',')) {
    const auto parts = split(member, ';');
    preference one{ascii_lower(trim(parts.front())), 1};
    for (const std::string_view parameter : parts)
      if (const auto said = trim(parameter); said.starts_with("q="))
        one.quality = parse_number(said.substr(2)).value_or(0);
    if (!one.what.empty()) all.push_back(std::move(one));
  }
  return all;
}

double quality_of(const std::vector<preference>& all, std::initializer_list<std::string_view> types) {
  double best = 0;
  for (const preference& each : all)
    if (std::ranges::find(types, each.what) != types.end()) best = std::max(best, each.quality);
  return best;
}

std::optional<language> language_of(const std::string& range) {
  if (const auto exact = language_of_tag(range)) return exact;
  if (range == "sr" || range.starts_with("sr-")) return language::sr_latn;
  if (range.starts_with("sq-")) return language::sq;
  if (range.starts_with("en-")) return language::en;
  return std::nullopt;
}
}  // namespace

representation preferred_representation(const request& asked) {
  const auto all = preferences(asked.header("accept"));
  const double html = quality_of(all, {"text/html", "application/xhtml+xml"});
  const double json = quality_of(
      all, {"application/json", "application/geo+json", "application/schema+json", "application/*", "*/*"});
  return html > json ? representation::as_html : representation::as_json;
}

representation take_representation(query_parameters& from, const request& asked) {
  const auto said = from.take("f");
  if (!said) return preferred_representation(asked);
  if (*said == "html") return representation::as_html;
  if (*said == "json" || *said == "geojson") return representation::as_json;
  throw invalid_input("f takes json or html", "f");
}

std::size_t preferred_type(const request& asked, std::span<const std::string> types) {
  const auto all = preferences(asked.header("accept"));
  const auto quality = [&](const std::string& type) {
    const std::string family = type.substr(0, type.find('/')) + "/*";
    for (const std::string_view range :
         {std::string_view(type), std::string_view(family), std::string_view("*/*")})
      if (const auto said = std::ranges::find(all, range, &preference::what); said != all.end())
        return said->quality;
    return 0.0;
  };
  return static_cast<std::size_t>(std::ranges::max_element(types, {}, quality) - types.begin());
}

language preferred_language(const request& asked) {
  auto all = preferences(asked.header("accept-language"));
  std::ranges::stable_sort(all, std::ranges::greater(), &preference::quality);
  for (const preference& each : all)
    if (const auto found = language_of(each.what); found && each.quality > 0) return *found;
  return language::en;
}

std::string negotiation_key(const request& asked) {
  const bool is_html = preferred_representation(asked) == representation::as_html;
  return (is_html ? "html " : "json ") + std::string(tag(preferred_language(asked)));
}

void label_negotiated(response& made, language in) {
  made.set("Vary", "Accept, Accept-Language");
  made.set("Content-Language", std::string(tag(in)));
}

}  // namespace uramost::http
