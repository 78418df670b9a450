#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/access.hpp"
#include "http/job_queue.hpp"
#include "http/study_request.hpp"
#include "store/workspace_store.hpp"

namespace uramost::http {

/// Results of studies: those under way and just made, which only who asked for them may see, and those that
/// somebody kept, for all who may see as much as they did. Safe to use from many threads.
class result_shelf {
 public:
  /// Keeps references.
  result_shelf(store::workspace_store& kept, job_queue& jobs) : kept_(kept), jobs_(jobs) {}

  /// Starts a study in the background; answers the result's id, which cannot be guessed.
  std::string begin(study_request wanted, const accounts::access& who);

  struct found_result {
    std::string id;
    std::shared_ptr<const store::kept_result> made;  ///< null while it runs, or when it failed
    std::optional<job_report> job;                   ///< of what is not kept
    bool is_kept = false;
  };
  /// Throws not_found when there is none, or it is not for these eyes: nobody is told which.
  found_result find(std::string_view id, const accounts::access& who) const;
  /// The result itself. Throws as `find`, and conflict while it runs or when it failed.
  store::kept_result open(std::string_view id, const accounts::access& who) const;

  /// Those kept, newest first, without bodies.
  std::vector<store::kept_result> list(const accounts::access& who) const;

  /// Keeps a result, or gives one's own kept one another title and note. Throws forbidden for somebody
  /// else's.
  void keep(std::string_view id, std::string title, std::string note, const accounts::access& who);
  /// Cancels what runs and forgets it; removes what is kept. Throws likewise.
  void remove(std::string_view id, const accounts::access& who);

  const job_queue& jobs() const { return jobs_; }

 private:
  static constexpr std::size_t most_recent = 50;

  struct recent_result {
    std::string id, job, author;
    std::shared_ptr<const store::kept_result> made;
  };
  void put(const std::string& id, store::kept_result made);

  store::workspace_store& kept_;
  job_queue& jobs_;
  mutable std::mutex mutex_;
  std::deque<recent_result> recent_;  // oldest first; guarded by mutex_
};

}  // namespace uramost::http
