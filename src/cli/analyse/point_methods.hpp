#pragma once

#include "cli/command_line.hpp"

/// `uramost analyse nni | ripley-k | …`: the methods of points.
namespace uramost::cli {

void add_nni(command_line analyse);
void add_g_function(command_line analyse);
void add_ripley_k(command_line analyse);
void add_pair_correlation(command_line analyse);
void add_kernel_density(command_line analyse);
void add_bandwidth(command_line analyse);
void add_centrography(command_line analyse);
void add_quadrat(command_line analyse);
void add_dbscan(command_line analyse);

}  // namespace uramost::cli
