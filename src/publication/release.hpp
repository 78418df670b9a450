#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/civil_time.hpp"
#include "publication/publication_rules.hpp"
#include "publication/release_parts.hpp"
#include "publication/signing_key.hpp"

namespace uramost::publication {

/// What stands in a manifest beside the parts.
struct release_facts {
  int number = 1;
  time_point created_at;
  std::chrono::year_month_day until;  ///< the day after the last one
  bool synthetic = false;
  std::string previous;  ///< SHA-256 of the manifest of the release before; empty: there is none
};

/// A release as its files: `manifest.json` (facts, rules, row counts, the SHA-256 of every part),
/// `manifest.sig` (Ed25519 of the manifest's bytes, hexadecimal) and the parts. Never changes.
class release {
 public:
  /// Makes and signs one.
  release(const release_content& content, const release_facts& facts, const publication_rules& rules,
          const signing_key& by);
  /// Takes files as read; `verify` says whether they are one. Any bytes may come.
  explicit release(release_parts files) : files_(std::move(files)) {}

  const release_parts& files() const { return files_; }

  /// Checks signature, hashes and that every part is there. Throws forbidden, with the part at fault as
  /// field, when the release is not what the key's owner signed; invalid_input when it is no release at all.
  void verify(const public_key& key) const;

  /// The facts of a manifest. Throws invalid_input.
  release_facts facts() const;
  /// What it says. Throws invalid_input.
  release_content content() const { return read_parts(files_); }
  /// SHA-256 of the manifest: the release's name for all that follows.
  std::string fingerprint() const;

 private:
  const std::string& file(const std::string& name) const;

  release_parts files_;
};

}  // namespace uramost::publication
