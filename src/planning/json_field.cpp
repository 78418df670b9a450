#include "planning/json_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace uramost::planning {

namespace {
bool is_control(char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; }
bool breaks_line(char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; }
}  // namespace

error json_field::refused(std::string_view why) const {
  return invalid_input(fmt::format("{} {}", place_.empty() ? "the document" : place_, why), place_);
}

std::string json_field::place_of(std::string_view member) const {
  return place_.empty() ? std::string(member) : fmt::format("{}.{}", place_, member);
}

void json_field::expect_members(std::initializer_list<std::string_view> known) const {
  if (!value_->is_object()) throw refused("has to be an object");
  for (const auto& [name, value] : value_->items())
    if (std::ranges::find(known, name) == known.end())
      throw json_field(value, place_of(name)).refused("is no member that is known");
}

std::optional<json_field> json_field::find(std::string_view member) const {
  const auto found = value_->find(std::string(member));
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return json_field(*found, place_of(member));
}

json_field json_field::at(std::string_view member) const {
  const auto found = find(member);
  if (!found) throw json_field(*value_, place_of(member)).refused("is missing");
  return *found;
}

std::vector<json_field> json_field::elements(std::size_t most) const {
  if (!value_->is_array()) throw refused("has to be a list");
  if (value_->size() > most) throw refused(fmt::format("has more than {} members", most));
  std::vector<json_field> all;
  for (std::size_t i = 0; i < value_->size(); ++i)
    all.emplace_back((*value_)[i], fmt::format("{}[{}]", place_, i));
  return all;
}

std::vector<std::pair<std::string, json_field>> json_field::members(std::size_t most) const {
  if (!value_->is_object()) throw refused("has to be an object");
  if (value_->size() > most) throw refused(fmt::format("has more than {} members", most));
  std::vector<std::pair<std::string, json_field>> all;
  for (const auto& [name, value] : value_->items()) all.emplace_back(name, json_field(value, place_of(name)));
  return all;
}

std::string json_field::text(std::size_t longest, bool may_have_lines) const {
  if (!value_->is_string()) throw refused("has to be a text");
  std::string text = value_->get<std::string>();
  if (text.size() > longest) throw refused(fmt::format("is longer than {} bytes", longest));
  const auto is_unwanted = [&](char each) {
    return is_control(each) && !(may_have_lines && breaks_line(each));
  };
  if (std::ranges::any_of(text, is_unwanted)) throw refused("has control characters");
  return text;
}

double json_field::number(double least, double most) const {
  const double number = value_->is_number() ? value_->get<double>() : least - 1;
  if (!(number >= least && number <= most))
    throw refused(fmt::format("has to be a number from {} to {}", least, most));
  return number;
}

std::int64_t json_field::integer(std::int64_t least, std::int64_t most) const {
  const bool fits = value_->is_number_integer() && *value_ >= least && *value_ <= most;
  if (!fits) throw refused(fmt::format("has to be a whole number from {} to {}", least, most));
  return value_->get<std::int64_t>();
}

bool json_field::flag() const {
  if (!value_->is_boolean()) throw refused("has to be true or false");
  return value_->get<bool>();
}

}  // namespace uramost::planning
