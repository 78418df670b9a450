#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "publication/release.hpp"

namespace uramost::intake {

/// The releases of a data directory: `releases/1`, `releases/2`, …, and the key that signs them,
/// `release.key` (mode 600, made at first use) with `release.pub` beside it. What is in `releases` is for
/// everybody; the key is for nobody.
class release_folder {
 public:
  explicit release_folder(std::filesystem::path data) : data_(std::move(data)) {}

  /// Ascending.
  std::vector<int> numbers() const;
  std::filesystem::path path_of(int number) const { return data_ / "releases" / std::to_string(number); }

  /// Throws not_found when there is no such release.
  publication::release read(int number) const;
  /// Puts a release in its place, whole or not at all, for good. Throws conflict when the number is taken.
  void keep(const publication::release& made, int number) const;

  /// The key that its releases are verified with; nothing when none was made yet.
  std::optional<publication::public_key> verifier() const;
  /// The register's own key. Throws unavailable when it cannot be read or made.
  publication::signing_key key() const;

 private:
  std::filesystem::path data_;
};

/// The files of a release wherever it lies: at most 20, of at most 256 MiB. Throws not_found when there is no
/// folder, invalid_input when it cannot be a release.
publication::release read_release(const std::filesystem::path& folder);

}  // namespace uramost::intake
