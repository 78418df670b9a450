#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "publication/published_places.hpp"
#include "publication/release_composition.hpp"

namespace uramost::publication {

/// An incident as its keepers know it, beside what is published of it. Only for attacking one's own release.
struct known_record {
  incident_id id;
  published_record published;
  std::optional<lon_lat> truly;
  bool from_coordinate = false;  ///< false: it was named by its place, which is no secret
};

/// What an attack recovered.
struct finding {
  std::string attack;  ///< "bbox bisection", "averaging", "parent minus children", …
  std::string what;    ///< the cell or incident, for the operator alone
};

/// A release that is about to be published, and what there is to attack it with.
struct attack_target {
  const release_content& content;  ///< with the counts of withheld cells
  std::span<const known_record> records;
  const published_places& places;
  std::chrono::year_month_day until;
  const release_content* before = nullptr;  ///< the release before, if any
  publication_rules rules = {};
};

/// Attacks a release as somebody would who has it, the one before and the public register:
/// - bbox bisection: halves boxes until every published point is found, and looks for one that is not a named
///   place or already public;
/// - averaging (Cassa and others 2008): takes the mean of the masked points of one home;
/// - parent minus children: solves the tables and the places of a month for what they withhold;
/// - this release minus the last;
/// - total minus the public register: takes P0 away from what is counted.
/// Each is exact for what it tries. Empty when none recovers anything; else the release must not go out.
std::vector<finding> attack(const attack_target& target);

/// Each on its own.
void bisect_boxes(const attack_target& target, std::vector<finding>& found);
void average_repeats(const attack_target& target, std::vector<finding>& found);
void subtract_children(const attack_target& target, std::vector<finding>& found);
void subtract_the_last(const attack_target& target, std::vector<finding>& found);
void subtract_the_public(const attack_target& target, std::vector<finding>& found);

}  // namespace uramost::publication
