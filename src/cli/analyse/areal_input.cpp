#include "cli/analyse/areal_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

void areal_options::add_to(command_line command, const std::string& default_style) {
  style = default_style;
  files.add_to(command);
  command.add_option("--id", id,
                     "Column of the places' ids (default: id, code or name, else the row's number)");
  command.add_option("--value", value, "Column of the values (default: value)");
  near.add_to(command);
  command.add_option("--style", style,
                     fmt::format("How weights are coded: B as given, W each place's add up to 1, C, U, S "
                                 "(Tiefelsdorf et al. 1999) (default: {})",
                                 default_style));
}

analysis::weight_style areal_options::weight_style() const {
  const auto known = analysis::weight_style_of(trim(style));
  if (!known) throw invalid_input("--style is B, W, C, U or S, not '" + style + "'", "style");
  return *known;
}

places_in_file::places_in_file(const data_file& file, const std::string& wanted) {
  places.id_column = column_if_any(file, wanted, {"id", "code", "name"});
  const auto* texts = places.id_column.empty() ? nullptr : &file.texts(places.id_column);
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::size_t row = 0; row < file.rows(); ++row) {
    const std::string id = texts ? std::string(trim((*texts)[row])) : std::to_string(row + 1);
    const auto [place, is_new] = known.try_emplace(id, static_cast<std::uint32_t>(places.ids.size()));
    of_row.push_back(place->second);
    if (!is_new) continue;
    places.ids.push_back(id);
    places.rows.push_back(row);
  }
}

areal_input::areal_input(const areal_options& chosen, bool optional) : file(chosen.files.in), weights(0, {}) {
  const auto [places, of_row] = places_in_file(file, chosen.id);
  for (std::size_t row = 0; row < of_row.size(); ++row)
    if (of_row[row] != row)
      throw invalid_input("the id '" + places.ids[of_row[row]] + "' occurs twice, in line " +
                              std::to_string(file.line(row)) + " again",
                          "id");
  ids = places.ids;
  weights = optional && !chosen.near.given() ? analysis::spatial_weights(ids.size(), {})
                                             : neighbours_of(chosen.near, file, places);
}

std::vector<double> areal_input::values(const areal_options& chosen) const {
  return file.numbers(column_of(file, chosen.value, {"value"}, "value"));
}

void permutation_options::add_to(command_line command) {
  command
      .add_option("--permutations", plan.permutations,
                  "Compare with so many random arrangements besides; adds columns (default: none)")
      .between(0, 9'999'999);
  command.add_option("--seed", plan.seed, "The same seed gives the same numbers (default: 1)");
}

void permutation_options::add_draws_to(command_line command) {
  command.add_option_function(
      "--draws",
      [this](const std::string& text) {
        plan.with_replacement = choice_of(text, {"without-replacement", "with-replacement"}, "draws") == 1;
      },
      "How random neighbours are drawn: without-replacement (Anselin 1995, PySAL; default) or "
      "with-replacement "
      "(spdep 1.2)");
}

analysis::cell number_or_nothing(double number) {
  return std::isfinite(number) ? analysis::cell(number) : analysis::cell();
}

std::size_t choice_of(const std::string& text, std::initializer_list<const char*> choices,
                      const char* option) {
  const auto found = std::ranges::find(choices, ascii_lower(trim(text)));
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  std::string known;
  for (const char* each : choices) known += (known.empty() ? "" : ", ") + std::string(each);
  throw invalid_input(fmt::format("--{} is one of {}, not '{}'", option, known, text), option);
}

void say_definition(const std::string& definition, const analysis::spatial_weights& weights) {
  fmt::print(stderr, "{}\n", definition);
  if (const std::size_t islands = weights.islands(); islands > 0)
    fmt::print(stderr, "{} of {} places have no neighbours.\n", islands, weights.size());
}

}  // namespace uramost::cli
