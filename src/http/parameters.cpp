#include "http/parameters.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

std::optional<std::int64_t> take_integer(query_parameters& from, std::string_view name, std::int64_t least,
                                         std::int64_t most) {
  const auto text = from.take(name);
  if (!text) return std::nullopt;
  const auto number = parse_integer(*text);
  if (!number || *number < least || *number > most)
    throw invalid_input(fmt::format("{} takes a whole number from {} to {}", name, least, most),
                        std::string(name));
  return number;
}

std::optional<double> take_number(query_parameters& from, std::string_view name, double least, double most) {
  const auto text = from.take(name);
  if (!text) return std::nullopt;
  const auto number = parse_number(*text);
  if (!number || *number < least || *number > most)
    throw invalid_input(fmt::format("{} takes a number from {} to {}", name, least, most), std::string(name));
  return number;
}

lon_lat take_position(query_parameters& from) {
  const auto lon = take_number(from, "lon", -180, 180);
  const auto lat = take_number(from, "lat", -90, 90);
  if (!lon) throw invalid_input("lon is missing", "lon");
  if (!lat) throw invalid_input("lat is missing", "lat");
  return {*lon, *lat};
}

language take_language(query_parameters& from) {
  const std::string tag = from.take("lang").value_or("en");
  const auto found = language_of_tag(tag);
  if (!found) throw invalid_input("lang takes sq, sr-Latn, sr-Cyrl or en", "lang");
  return *found;
}

std::int64_t id_of(std::string_view segment) {
  const auto id = parse_integer(segment);
  if (!id || *id <= 0) throw error(error_kind::not_found, "there is no '" + std::string(segment) + "'");
  return *id;
}

}  // namespace uramost::http
