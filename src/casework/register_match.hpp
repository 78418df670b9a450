#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/incident.hpp"
#include "core/taxonomy.hpp"
#include "index/selection.hpp"
#include "store/incident_store.hpp"

namespace uramost::casework {

/// What two registers are compared by: where, when and what; never who.
struct compared_record {
  incident_id id;
  time_interval occurred;
  std::string municipality;  ///< empty where it is not certain
  std::optional<lon_lat> point{};
  double uncertainty_m = 0;
  std::string category, group;  ///< the category's
};

/// The records of one register in a selection, by id.
std::vector<compared_record> records_of(const index::selection& chosen, const std::string& source,
                                        const taxonomy& categories, const store::incident_store& records);

/// How well two records agree in one field: 0 is best. `unknown` says nothing for or against.
enum class agreement : std::uint8_t { full, near, far, none, unknown };

/// Time: the same day, the next, within three days, further apart; unknown where one is known to the month or
/// less and they do not contradict. Place: within 500 m and both uncertainties, within 2 km and both, in one
/// municipality, elsewhere. Category: the same, of one group, another (`none`).
struct agreements {
  agreement time, place, category;
};
agreements compare(const compared_record& a, const compared_record& b);

/// Weights in bits, by field and agreement: log2(m/u) of Fellegi & Sunter 1969 (J Am Stat Assoc 64). m, how
/// often records of one incident agree like that, is ours (a table in the source); u, how often any two do,
/// is counted over up to 200,000 pairs of the two registers, evenly spread, so that what is common counts for
/// little.
struct match_weights {
  std::array<std::array<double, 5>, 3> bits{};  ///< time, place, category

  /// Of each field.
  std::array<double, 3> of(const agreements& seen) const;
};
match_weights weigh(std::span<const compared_record> a, std::span<const compared_record> b);

/// Two records that may tell of one incident.
struct match_candidate {
  incident_id a, b;
  agreements seen;
  std::array<double, 3> bits{};  ///< what time, place and category weigh
  double score = 0;              ///< their sum: each bit doubles the odds
};

/// Pairs that are at most three days apart, in one municipality (or of which one is not certain), and score
/// at least `least_score`; best first.
std::vector<match_candidate> find_candidates(std::span<const compared_record> a,
                                             std::span<const compared_record> b, double least_score = 3);

}  // namespace uramost::casework
