#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "http/release_source.hpp"
#include "intake/release_desk.hpp"

namespace uramost::http {

/// The next release as it would be, in the form in which the public would get it.
struct opened_draft {
  intake::release_draft prepared;                 ///< not to be shown: it holds what is withheld
  std::shared_ptr<const open_release> as_public;  ///< signed by a key that nobody has
};

/// Drafts of the next release: prepared once for all who ask, and again when the register has changed. Safe
/// to use from many threads.
class release_drafts {
 public:
  /// Keeps a reference to `from`.
  release_drafts(intake::incident_register& from, std::filesystem::path data)
      : register_(from), data_(std::move(data)) {}

  /// The draft of the incidents before `until`, as the register is now. Takes as long as preparing does.
  std::shared_ptr<const opened_draft> prepare(std::chrono::year_month_day until) const;

  /// Publishes what `prepare` gave. Throws as intake::keep_release does.
  void publish(const opened_draft& draft, const std::string& person) const {
    intake::keep_release(register_, data_, person, draft.prepared);
  }

  /// Gives handlers the draft that was prepared last for the parameter `until`: while somebody looks at one
  /// it stays as it is. Throws conflict when none was prepared. Keeps a reference to this.
  release_source by_until() const;

 private:
  static constexpr std::size_t most_kept = 2;

  intake::incident_register& register_;
  std::filesystem::path data_;
  mutable shared_computation<std::string, std::shared_ptr<const opened_draft>> prepared_{most_kept};
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const opened_draft>> shown_;  // guarded by mutex_
};

/// The day after the last one of a release, YYYY-MM-DD. Throws invalid_input.
std::chrono::year_month_day parse_until(std::string_view text);
/// The same of the parameter `until`; without it, this month's first.
std::chrono::year_month_day take_until(query_parameters& from);

}  // namespace uramost::http
