#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "http/release_source.hpp"
#include "intake/release_folder.hpp"

namespace uramost::http {

/// What the list of releases says of one of them.
struct listed_release {
  int number = 0;
  nlohmann::ordered_json manifest;
  std::string fingerprint;
  std::vector<std::string> files;  ///< names, ascending
};

/// The releases of a data directory, for everybody: verified when they are first opened, the ones used last
/// kept in memory. A release that another process makes is there as soon as it is in its place. Safe to use
/// from many threads.
class release_shelf {
 public:
  explicit release_shelf(intake::release_folder releases) : folder_(std::move(releases)) {}

  /// Those that are as they were signed, newest first. Slow when there are new ones.
  std::vector<listed_release> list() const;
  /// What they are verified with; nothing when there is no release yet.
  std::optional<publication::public_key> key() const { return folder_.verifier(); }

  /// Null when there is none, or it is not as it was signed.
  std::shared_ptr<const open_release> newest() const;
  /// Throws not_found when there is none of that number, unavailable when it is not as it was signed.
  std::shared_ptr<const open_release> open(std::int64_t number) const;

  /// Gives handlers the release of the path's `{n}`, or the newest one, which throws not_found as long as
  /// there is none. Both keep a reference to this.
  release_source by_number() const;
  release_source by_age() const;

 private:
  std::optional<listed_release> look_at(int number) const;
  release_reading reading_of(std::int64_t number) const;

  static constexpr std::size_t most_open = 4;

  intake::release_folder folder_;
  mutable shared_computation<std::int64_t, std::shared_ptr<const open_release>> open_{most_open};
  mutable std::mutex mutex_;
  mutable std::map<int, listed_release> seen_;  // guarded by mutex_
};

}  // namespace uramost::http
