#include "study/parameters.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/incident_query.hpp"
#include "core/text.hpp"

namespace uramost::study {

namespace {
std::string in_words(const parameter& of) {
  return "between " + to_text(of.least) + " and " + to_text(of.most);
}

std::string checked_number(const parameter& of, const std::string& text) {
  const auto number = parse_number(text);
  const bool is_whole = of.kind == parameter_kind::whole_number;
  if (!number || *number < of.least || *number > of.most || (is_whole && std::floor(*number) != *number))
    throw invalid_input(of.name + " takes a " + (is_whole ? "whole number " : "number ") + in_words(of),
                        of.name);
  return to_text(*number);
}

std::string checked_choice(const parameter& of, const std::string& text) {
  if (std::ranges::count(of.choices, text)) return text;
  std::string known;
  for (const std::string& each : of.choices) known += (known.empty() ? "" : ", ") + each;
  throw invalid_input(of.name + " takes one of " + known, of.name);
}

std::string checked(const parameter& of, const std::string& text) {
  switch (of.kind) {
    case parameter_kind::number:
    case parameter_kind::whole_number:
      return checked_number(of, text);
    case parameter_kind::choice:
      return checked_choice(of, text);
    case parameter_kind::period:
      try {
        parse_datetime(text);
      } catch (const error& wrong) {
        throw invalid_input(of.name + ": " + wrong.what(), of.name);
      }
      return text;
    case parameter_kind::municipality:
      return text;
  }
  return text;
}
}  // namespace

settings settings::take_from(query_parameters& given, const std::vector<parameter>& known) {
  settings taken;
  for (const parameter& each : known) {
    const auto said = given.take(each.name);
    taken.values_[each.name] = said && !said->empty() ? checked(each, *said) : each.standard;
  }
  return taken;
}

const std::string& settings::text(const std::string& name) const {
  const auto found = values_.find(name);
  if (found == values_.end())
    throw error(error_kind::internal, "a study asks for '" + name + "', which it has not");
  return found->second;
}

double settings::number(const std::string& name) const {
  const auto value = parse_number(text(name));
  if (!value) throw error(error_kind::internal, "a study takes '" + name + "' for a number");
  return *value;
}

std::string settings::canonical() const {
  std::string all;
  for (const auto& [name, value] : values_)
    if (!value.empty()) all += (all.empty() ? "" : "&") + name + '=' + percent_encode(value);
  return all;
}

}  // namespace uramost::study
