#pragma once

#include <CLI/CLI.hpp>

/// `uramost analyse nni | ripley-k | …`: the methods of points.
namespace uramost::cli {

void add_nni(CLI::App& analyse);
void add_g_function(CLI::App& analyse);
void add_ripley_k(CLI::App& analyse);
void add_pair_correlation(CLI::App& analyse);
void add_kernel_density(CLI::App& analyse);
void add_bandwidth(CLI::App& analyse);
void add_centrography(CLI::App& analyse);
void add_quadrat(CLI::App& analyse);
void add_dbscan(CLI::App& analyse);

}  // namespace uramost::cli
