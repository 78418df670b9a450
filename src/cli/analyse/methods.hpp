#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>

#include "analysis/inference/verdict.hpp"
#include "cli/analyse/data_file.hpp"
#include "cli/command_line.hpp"

/// `uramost analyse METHOD`: the methods of src/analysis on any file. One file a method (or a family of
/// them), each adds its subcommand.
namespace uramost::cli {

/// What all methods take.
struct method_files {
  std::filesystem::path in, out;

  /// Adds `--in FILE` and `--out FILE` (standard output when left out). The command must live as long as
  /// this.
  void add_to(command_line command);
};

/// `--permutations N --seed S`.
struct chance_options {
  std::size_t permutations = 999;
  std::uint64_t seed = 1;

  void add_to(command_line command);
};

/// The column that was asked for (also in other letters, `X` for `x`), or when none was: the first of
/// `usual` that there is, in any letters. Throws invalid_input (`option` is at fault) when there is none.
std::string column_of(const data_file& file, const std::string& wanted,
                      std::initializer_list<const char*> usual, const char* option);
/// The same; empty when none was asked for and there is none of the usual.
std::string column_if_any(const data_file& file, const std::string& wanted,
                          std::initializer_list<const char*> usual);

/// The verdict on many tests: the smallest p of Benjamini and Hochberg.
analysis::verdict verdict_of(std::size_t n, std::span<const double> p);
/// Prints the verdict's sentence on standard error, so that standard output stays the table.
void say(const analysis::verdict& of);

void add_aoristic(command_line analyse);
void add_areal_rates(command_line analyse);    // empirical-bayes, empirical-bayes-moran, join-count
void add_change_alarms(command_line analyse);  // ears, cusum, ewma, poisson-alarm
void add_decompose(command_line analyse);
void add_emerging_hot_spots(command_line analyse);
void add_global_autocorrelation(command_line analyse);  // moran, geary, global-g, correlogram
void add_incremental_moran(command_line analyse);
void add_local_autocorrelation(command_line analyse);  // local-moran, gi, gi-star, local-geary
void add_mann_kendall(command_line analyse);
void add_near_repeat(command_line analyse);
void add_scan(command_line analyse);
void add_seasonal_profile(command_line analyse);
void add_evaluation(command_line analyse);  ///< pai, wdd, etest

}  // namespace uramost::cli
