#pragma once

#include <string>
#include <vector>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/spatial_weights.hpp"
#include "analysis/result_table.hpp"
#include "cli/analyse/areal_neighbours.hpp"
#include "cli/analyse/data_file.hpp"
#include "cli/analyse/methods.hpp"
#include "cli/command_line.hpp"

namespace uramost::cli {

/// What methods for areas take: `--in --out --id --value`, who is a neighbour, and `--style B|W|C|U|S`.
struct areal_options {
  method_files files;
  neighbour_options near;
  std::string id, value, style;

  /// `default_style`: what the field codes weights as for this method.
  void add_to(command_line command, const std::string& default_style);
  /// Throws invalid_input (field `style`).
  analysis::weight_style weight_style() const;
};

/// The places of a file, in its order, and who is a neighbour of whom (not yet coded by a style).
struct areal_input {
  data_file file;
  std::vector<std::string> ids;
  analysis::spatial_weights weights;

  /// Without neighbours when none were said and they are `optional`. Throws invalid_input for ids that occur
  /// twice, pairs of other places, and options that are missing.
  explicit areal_input(const areal_options& chosen, bool optional = false);

  std::vector<double> values(const areal_options& chosen) const;
};

/// A file's rows by the places that are named there: the id column that was asked for, else id, code or name,
/// else every row is a place of its own.
struct places_in_file {
  named_places places;
  std::vector<std::uint32_t> of_row;  ///< for every row, which of the places

  places_in_file(const data_file& file, const std::string& wanted);
};

/// `--permutations N --seed S`, none by default.
struct permutation_options {
  analysis::permutation_plan plan{.permutations = 0};

  void add_to(command_line command);
  /// For conditional permutation: `--draws without-replacement|with-replacement` besides.
  void add_draws_to(command_line command);
  bool asked() const { return plan.permutations > 0; }
};

/// Nothing for a number that there is not.
analysis::cell number_or_nothing(double number);

/// `text` as one of `choices`, in any letters; its place among them. Throws invalid_input (field `option`).
std::size_t choice_of(const std::string& text, std::initializer_list<const char*> choices,
                      const char* option);

/// Names the definition, and the islands, on standard error.
void say_definition(const std::string& definition, const analysis::spatial_weights& weights);

}  // namespace uramost::cli
