#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/spatial_weights.hpp"
#include "analysis/result_table.hpp"
#include "cli/analyse/data_file.hpp"
#include "cli/analyse/methods.hpp"

namespace uramost::cli {

/// What methods for areas take: `--in --out --id --value`, and who is a neighbour: `--weights PAIRS` or
/// `--neighbours queen|rook|knn:K|band:METRES` with `--x --y` or `--areas`, `--style B|W|C|U|S`.
struct areal_options {
  method_files files;
  std::string id, value, style, neighbours, x, y;
  std::filesystem::path weights, areas;

  /// `default_style`: what the field codes weights as for this method.
  void add_to(CLI::App& command, const std::string& default_style);
  /// Throws invalid_input (field `style`).
  analysis::weight_style weight_style() const;
};

/// The places of a file, in its order, and who is a neighbour of whom (not yet coded by a style).
struct areal_input {
  data_file file;
  std::vector<std::string> ids;
  analysis::spatial_weights weights;

  /// Throws invalid_input for ids that occur twice, pairs of other places, and options that are missing.
  explicit areal_input(const areal_options& chosen);

  std::vector<double> values(const areal_options& chosen) const;
};

/// `--permutations N --seed S`, none by default.
struct permutation_options {
  analysis::permutation_plan plan{.permutations = 0};

  void add_to(CLI::App& command);
  /// For conditional permutation: `--draws without-replacement|with-replacement` besides.
  void add_draws_to(CLI::App& command);
  bool asked() const { return plan.permutations > 0; }
};

/// Nothing for a number that there is not.
analysis::cell number_or_nothing(double number);

/// `text` as one of `choices`, in any letters; its place among them. Throws invalid_input (field `option`).
std::size_t choice_of(const std::string& text, std::initializer_list<const char*> choices,
                      const char* option);

/// Names the definition, and the islands, on standard error.
void say_definition(const std::string& definition, const areal_input& input);

}  // namespace uramost::cli
