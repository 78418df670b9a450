#pragma once

#include <cstdint>

namespace uramost::publication {

/// The numbers of the rules, in one place (docs/PRIVACY.md gives their sources). Whoever changes one raises
/// `version`: a release names the version it was made with.
struct publication_rules {
  int version = 1;

  /// A P1 point is moved to a named place of its municipality that is at most this far away.
  double snap_reach_m = 2'000;

  /// Addresses that a masked point may stand for at the least (police.uk: 8).
  int addresses = 8;
  /// Persons that share an address: more than in truth, so that masks are rather too wide.
  double persons_per_address = 6;
  double mask_reach_in_towns_m = 2'000;
  double mask_reach_elsewhere_m = 5'000;
  /// Reports from one home differ by less; they get one masked point.
  double home_m = 50;

  /// Fewer P1 (P2) incidents than this are not counted in public; none looks the same.
  std::int64_t p1_threshold = 5;
  std::int64_t p2_threshold = 10;
  std::int64_t p2_rounding = 5;

  /// Of public heat maps.
  double bandwidth_in_towns_m = 500;
  double bandwidth_elsewhere_m = 1'500;
  int heat_classes = 6;
  int heat_zoom = 14;
};

}  // namespace uramost::publication
