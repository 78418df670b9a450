#pragma once

#include "study/method.hpp"

/// One file a method: what can be set, and what it does.
namespace uramost::study {

method hot_spots();           ///< gi-star
method clusters();            ///< local-moran
method emerging_hot_spots();  ///< emerging
method nearest_neighbours();
method centrography();
method k_function();
method near_repeats();
method space_time_clusters();  ///< scan
method rhythm();
method periods();
method alarms();
method back_test();
method effect();

}  // namespace uramost::study
