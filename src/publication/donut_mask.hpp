#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string_view>

#include "core/lon_lat.hpp"
#include "publication/publication_rules.hpp"

namespace uramost::publication {

/// Known to the register alone; who has it can undo masks of places that he guesses.
using masking_secret = std::array<unsigned char, 32>;

/// Reads 64 hexadecimal digits. Throws error(internal) for anything else.
masking_secret parse_masking_secret(std::string_view hex);

/// Distances that a masked point keeps from the home it stands for, metres.
struct mask_ring {
  double inner_m = 0;
  double outer_m = 0;
};

/// The ring around a home: inside it live at least three times `addresses` households at this density
/// (addresses per km² of ground), inner radius sqrt(3·k/(π·density)), outer one twice that, at most
/// `reach_m`. Nothing when the inner radius is beyond the reach: then no point is far enough and near enough.
std::optional<mask_ring> ring_for(double addresses_per_km2, double reach_m, const publication_rules& rules);

/// A point in the ring around the true point's home (a cell of `rules.home_m` on the ground grid of UTM zone
/// 34 N), evenly over its area: donut geomasking (Allshouse and others 2010). Every report from the same home
/// gets the same point, drawn by HMAC-SHA-512-256 of home and secret, because the mean of several masked
/// points would give the home away (Cassa and others 2008). Points that `may_lie` refuses are drawn again, up
/// to 64 times, then there is none. Thread safe.
std::optional<lon_lat> donut_mask(lon_lat truly, const mask_ring& ring, const masking_secret& secret,
                                  const publication_rules& rules,
                                  const std::function<bool(lon_lat)>& may_lie);

/// The middle of the home that a point belongs to; equal for all points of one home.
lon_lat home_of(lon_lat truly, const publication_rules& rules);

}  // namespace uramost::publication
