#pragma once

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/shared_computation.hpp"
#include "http/published_spots.hpp"
#include "publication/published_view.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::http {

/// A release, opened for readers: its files, verified, and what is drawn from them. It is made of nothing
/// else, and never changes. Safe to use from many threads.
class open_release {
 public:
  /// Widths that a public heat map may have, metres: everywhere at least what the rules ask for outside
  /// towns, which is more than they ask for in them.
  static constexpr std::array bandwidths_m{publication::publication_rules{}.bandwidth_elsewhere_m,
                                           2 * publication::publication_rules{}.bandwidth_elsewhere_m};

  /// Throws as release::verify does.
  open_release(publication::release files, const publication::public_key& signed_by);

  const publication::published_view& view() const { return view_; }
  const publication::release_parts& files() const { return files_.files(); }
  /// `manifest.json`, read.
  const nlohmann::ordered_json& manifest() const { return manifest_; }
  /// SHA-256 of the manifest: whatever is kept of this release is kept under it.
  const std::string& fingerprint() const { return fingerprint_; }
  /// SHA-256 of one of its files. Throws not_found.
  std::string sha256_of(const std::string& file) const;

  /// The tables of a year; null when it has none.
  const publication::published_year* tables_of(int year) const;

  /// The points of one year, or of all: as spots, and as a density.
  std::shared_ptr<const std::vector<published_spot>> spots(std::optional<int> year) const;
  std::shared_ptr<const tiles::heat_surface> surface(std::optional<int> year, double bandwidth_m) const;

 private:
  template <class Result>
  using kept = shared_computation<std::string, std::shared_ptr<const Result>>;

  publication::release files_;
  publication::published_view view_;
  nlohmann::ordered_json manifest_;
  std::string fingerprint_;
  mutable kept<std::vector<published_spot>> spots_{12};
  mutable kept<tiles::heat_surface> surfaces_{12};
};

}  // namespace uramost::http
