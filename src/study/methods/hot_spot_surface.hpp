#pragma once

#include <optional>
#include <vector>

#include "study/methods/held_out.hpp"

namespace uramost::study {

/// Ways to say where incidents will be, from those before: a number for every cell, higher where more are
/// expected. None sees what is held out.

/// Density in every cell: quartic kernel, its radius by ArcGIS's rule unless one is given; answers which it
/// was.
std::vector<double> kernel_surface(const region& where, const units& cells, const held_out& of,
                                   std::optional<double>& bandwidth_m,
                                   const progress_sink& watching = keep_going);

/// z of Gi* (Ord & Getis 1995) with the cells that touch.
std::vector<double> gi_star_surface(const units& cells, const held_out& of);

/// How many there were in the three months before.
std::vector<double> last_months_surface(const question& asked, const region& where, const units& cells,
                                        const held_out& of);

/// Nearer and later incidents count more: of the two months before and within 400 m of a cell's centre, each
/// adds 1 / (1 + half cells away) × 1 / (1 + weeks ago) (Bowers, Johnson & Pease 2004, Brit. J. Criminology
/// 44).
std::vector<double> near_repeat_surface(const question& asked, const region& where, const units& cells,
                                        const held_out& of, double cell_m);

}  // namespace uramost::study
