#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>

/// `uramost analyse METHOD`: the methods of src/analysis on any file. One file a method (or a family of
/// them), each adds its subcommand.
namespace uramost::cli {

/// What all methods take.
struct method_files {
  std::filesystem::path in, out;

  /// Adds `--in FILE` and `--out FILE` (standard output when left out). The command must live as long as
  /// this.
  void add_to(CLI::App& command);
};

/// `--permutations N --seed S`.
struct chance_options {
  std::size_t permutations = 999;
  std::uint64_t seed = 1;

  void add_to(CLI::App& command);
};

}  // namespace uramost::cli
