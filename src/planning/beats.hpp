#pragma once

#include <span>
#include <vector>

#include "analysis/inference/random_stream.hpp"
#include "planning/driving_minutes.hpp"

namespace uramost::planning {

/// What one patrol visits in turn, in the order of a short tour.
using beat = std::vector<std::size_t>;

/// A short tour through all of these points and back: from the first to whichever is nearest, and so on
/// (Rosenkrantz, Stearns and Lewis 1977), then without crossings (2-opt, Croes 1958).
beat short_tour(const driving_minutes& driving, std::vector<std::size_t> points);

/// Cuts a tour through all `points` into beats that take `most_min` minutes at most, `dwell_min` at every
/// point and the way back included, first route, then cluster (Beasley 1983). Of several tours, those that
/// need the fewest beats are taken, and of these one at random; the beats are as even as it allows. None
/// when a point alone takes longer.
std::vector<beat> make_beats(const driving_minutes& driving, std::span<const std::size_t> points,
                             int dwell_min, int most_min, analysis::random_stream& random);

}  // namespace uramost::planning
