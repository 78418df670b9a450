#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/language.hpp"
#include "core/lon_lat.hpp"
#include "geodata/point_tree.hpp"

namespace uramost::geodata {

/// What a named place is; the first ones are where incidents are reported.
enum class place_kind {
  municipality_seat,
  settlement,
  neighbourhood,
  landmark,
  locality,
  water,
  relief,
  other
};

std::string_view to_string(place_kind kind);

/// A seat, a settlement or a part of one.
bool is_populated(place_kind kind);

/// A named place. Some names may be empty; `name.in(language)` never is.
struct place {
  place_id id;
  place_kind kind = place_kind::other;
  lon_lat point;
  double uncertainty_m = 1000;  ///< how far the point may be from the named place's true middle
  municipality_code municipality;
  localized_name name;
  std::vector<std::string> other_names;
};

struct nearest_place {
  const place* found = nullptr;
  double distance_m = 0;
};

/// The named places. Immutable and safe to use from many threads.
class gazetteer {
 public:
  /// Throws error(internal) when two places have the same id or one has no name at all.
  explicit gazetteer(std::vector<place> places);

  /// Ascending by id.
  std::span<const place> places() const { return places_; }
  /// Nothing when there is no such id.
  const place* find(place_id id) const;
  /// The nearest populated place (seat, settlement, neighbourhood) by great circle; of several at the same
  /// distance the one with the smallest id. Nothing only when there is none at all.
  std::optional<nearest_place> nearest_settlement(lon_lat point) const;

 private:
  std::vector<place> places_;           // ascending by id
  std::vector<std::size_t> populated_;  // indices into places_, in the order of the tree's points
  point_tree settlements_;
};

/// The gazetteer that comes with UraMost (embedded in the program).
const gazetteer& built_in_gazetteer();

}  // namespace uramost::geodata
