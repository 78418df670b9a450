#include "geodata/position_halves.hpp"

#include <algorithm>
#include <optional>

#include "core/text.hpp"
#include "geodata/written_angle.hpp"

namespace uramost::geodata {
namespace {

std::string_view without_comma_at_ends(std::string_view text) {
  text = trim(text);
  while (text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
  while (text.starts_with(',')) text = trim(text.substr(1));
  return text;
}

std::optional<position_halves> split_at(std::string_view text, std::size_t at, std::size_t separator_size) {
  if (at == std::string_view::npos) return std::nullopt;
  return position_halves{without_comma_at_ends(text.substr(0, at)),
                         without_comma_at_ends(text.substr(at + separator_size))};
}

/// Before the second letter when letters lead (N42 53 E20 51), behind the first when they follow.
std::optional<position_halves> split_by_letters(std::string_view text) {
  const auto is_letter = [](char each) { return names_hemisphere(each); };
  const auto first = std::ranges::find_if(text, is_letter);
  if (first == text.end()) return std::nullopt;
  const auto second = std::find_if(first + 1, text.end(), is_letter);
  const auto middle = first == text.begin() ? second : first + 1;
  if (middle == text.end()) return std::nullopt;
  return split_at(text, static_cast<std::size_t>(middle - text.begin()), 0);
}

/// Halves the blank-separated words, when there are 2, 4 or 6.
std::optional<position_halves> split_by_words(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != ' ' && (at == 0 || text[at - 1] == ' ')) starts.push_back(at);
  if (starts.empty() || starts.size() > 6 || starts.size() % 2 != 0) return std::nullopt;
  return split_at(text, starts[starts.size() / 2], 0);
}

/// Before the number that the second degree sign belongs to.
std::optional<position_halves> split_by_degree_signs(std::string_view text) {
  const std::size_t first = text.find('d');
  const std::size_t second = first == std::string_view::npos ? first : text.find('d', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::size_t before = text.substr(0, second).find_last_not_of("0123456789.+- ");
  return split_at(text, before == std::string_view::npos ? first + 1 : before + 1, 0);
}

}  // namespace

std::vector<position_halves> possible_halves(std::string_view text) {
  std::vector<position_halves> ways;
  const auto add = [&](const std::optional<position_halves>& way) {
    if (way) ways.push_back(*way);
  };
  for (char separator : {';', '/', '|'}) add(split_at(text, text.find(separator), 1));
  add(split_at(text, text.find(", "), 2));
  if (text.find('.') != text.npos && std::ranges::count(text, ',') == 1)
    add(split_at(text, text.find(','), 1));
  add(split_by_letters(text));
  add(split_by_degree_signs(text));
  add(split_by_words(text));
  if (std::ranges::count(text, ',') == 1) add(split_at(text, text.find(','), 1));
  return ways;
}

}  // namespace uramost::geodata
