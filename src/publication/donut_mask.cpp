#include "publication/donut_mask.hpp"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>

#include "core/error.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::publication {

namespace {
struct home_cell {
  std::int64_t column = 0;
  std::int64_t row = 0;
};

home_cell cell_of(lon_lat point, double side_m) {
  const utm_position at = to_utm_zone_34(point);
  return {static_cast<std::int64_t>(std::floor(at.east / side_m)),
          static_cast<std::int64_t>(std::floor(at.north / side_m))};
}

utm_position middle_of(const home_cell& cell, double side_m) {
  return {(static_cast<double>(cell.column) + 0.5) * side_m, (static_cast<double>(cell.row) + 0.5) * side_m};
}

/// Two numbers from 0 (included) to 1 (excluded), always the same for a home, a secret and an attempt.
std::array<double, 2> draw(const home_cell& home, std::int64_t attempt, const masking_secret& secret) {
  const std::array<std::int64_t, 3> said{home.column, home.row, attempt};
  std::array<unsigned char, crypto_auth_hmacsha512256_BYTES> code;
  crypto_auth_hmacsha512256(code.data(), reinterpret_cast<const unsigned char*>(said.data()), sizeof said,
                            secret.data());
  std::array<std::uint64_t, 2> words;
  std::memcpy(words.data(), code.data(), sizeof words);
  return {static_cast<double>(words[0] >> 11) * 0x1p-53, static_cast<double>(words[1] >> 11) * 0x1p-53};
}

utm_position moved(utm_position from, const mask_ring& ring, const std::array<double, 2>& drawn) {
  const double inner = ring.inner_m * ring.inner_m, outer = ring.outer_m * ring.outer_m;
  const double radius = std::sqrt(inner + drawn[0] * (outer - inner));
  const double angle = 2 * std::numbers::pi * drawn[1];
  return {from.east + radius * std::cos(angle), from.north + radius * std::sin(angle)};
}
}  // namespace

masking_secret parse_masking_secret(std::string_view hex) {
  masking_secret secret;
  std::size_t read = 0;
  const char* end = nullptr;
  const bool is_hex =
      sodium_hex2bin(secret.data(), secret.size(), hex.data(), hex.size(), nullptr, &read, &end) == 0;
  if (!is_hex || read != secret.size() || end != hex.data() + hex.size())
    throw error(error_kind::internal, "the register's masking secret is damaged");
  return secret;
}

std::optional<mask_ring> ring_for(double addresses_per_km2, double reach_m, const publication_rules& rules) {
  if (!(addresses_per_km2 > 0)) return std::nullopt;
  // Half a home's diagonal more, because the ring is around the middle of the home's cell.
  const double inner = 1'000 * std::sqrt(3 * rules.addresses / (std::numbers::pi * addresses_per_km2)) +
                       rules.home_m * std::numbers::sqrt2 / 2;
  if (!(inner < reach_m)) return std::nullopt;
  return mask_ring{inner, std::min(2 * inner, reach_m)};
}

std::optional<lon_lat> donut_mask(lon_lat truly, const mask_ring& ring, const masking_secret& secret,
                                  const publication_rules& rules,
                                  const std::function<bool(lon_lat)>& may_lie) {
  constexpr std::int64_t most_attempts = 64;
  const home_cell home = cell_of(truly, rules.home_m);
  for (std::int64_t attempt = 0; attempt < most_attempts; ++attempt) {
    const utm_position at = moved(middle_of(home, rules.home_m), ring, draw(home, attempt, secret));
    const lon_lat masked = from_utm_zone_34(at);
    if (may_lie(masked)) return masked;
  }
  return std::nullopt;
}

lon_lat home_of(lon_lat truly, const publication_rules& rules) {
  return from_utm_zone_34(middle_of(cell_of(truly, rules.home_m), rules.home_m));
}

}  // namespace uramost::publication
