#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "core/incident.hpp"
#include "core/patrol_point.hpp"
#include "intake/category_words.hpp"
#include "intake/column_mapping.hpp"
#include "intake/incident_text.hpp"
#include "intake/location.hpp"
#include "intake/stage_words.hpp"
#include "intake/word_counts.hpp"

namespace uramost::intake {

/// Understands incidents given as text: time, place, category, tier. Keeps references to what it is made
/// with, and remembers words and names it has seen. For one thread.
class incident_reader {
 public:
  /// `direct_report`: from a form or the API, not from a register. `now`: later dates than tomorrow are
  /// refused.
  incident_reader(const geography& where, const taxonomy& known, const column_mapping& mapping,
                  time_point now, bool direct_report = false);

  /// Everything but source and external id. A category word that is not known gives `other` and is counted.
  /// Throws invalid_input with the field at fault.
  incident read(const incident_text& text);

  /// Words that are no category, with the number of incidents that had them. At most 1,000 words are kept.
  const std::map<std::string, std::uint64_t>& unknown_categories() const { return unknown_; }
  std::uint64_t disagreements() const { return locations_.disagreements(); }
  /// The register's words for categories and stages, those that are not known among them.
  const word_counts& category_counts() const { return category_counts_; }
  const word_counts& stage_counts() const { return stage_counts_; }

 private:
  response_stage stage_of(std::string_view word);
  const category& category_of(std::string_view word);

  category_words categories_;
  stage_words stages_;
  location_finder locations_;
  date_order dates_;
  time_point now_;
  bool public_source_;
  bool direct_report_;
  std::unordered_map<std::string, const category*> seen_;  // words as written
  std::map<std::string, std::uint64_t> unknown_;
  word_counts category_counts_, stage_counts_;
};

/// From 1 to 5; that of its category when nothing is said. Throws invalid_input (field `severity`).
int read_severity(std::string_view text, const category& of);

/// What `written_location` is for an incident or a patrol point.
template <class Text>
written_location location_of(const Text& text) {
  return {.lat = text.lat,
          .lon = text.lon,
          .position = text.position,
          .geometry = text.geometry,
          .place = text.place,
          .municipality = text.municipality,
          .uncertainty_m = text.location_uncertainty_m};
}

/// A patrol point, without source and external id. Throws invalid_input with the field at fault: no name, a
/// shift that is no hours ("22-5"), a language that is not ours, no coordinate and no place.
patrol_point read_patrol_point(const patrol_point_text& text, location_finder& locations);

}  // namespace uramost::intake
