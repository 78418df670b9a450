#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/civil_time.hpp"
#include "core/error.hpp"
#include "core/progress.hpp"
#include "http/json.hpp"
#include "http/niceness.hpp"

namespace uramost::http {

enum class job_state { queued, running, done, failed, cancelled };

/// A queued job is "running" to clients: they have nothing to do but wait either way.
std::string_view to_string(job_state state);
inline bool has_ended(job_state state) { return state != job_state::queued && state != job_state::running; }

/// A job as its watchers see it at one moment.
struct job_report {
  std::string id;
  job_state state = job_state::queued;
  std::uint64_t version = 0;  ///< grows with every change
  std::string author;         ///< who asked for it, when that matters
  std::string subject;        ///< what it is about, where a queue has jobs of many kinds
  time_point created = {};
  std::optional<time_point> started, finished;
  progress latest;
  json known = json::object();  ///< what it has found out beside that
  double rows_per_s = 0;
  std::optional<double> seconds_left;
  std::optional<json> result;    ///< when done
  std::optional<error> problem;  ///< when failed or cancelled
};

/// How a job tells those who watch it: as any long work does, and with what it knows by now.
class job_watch {
 public:
  using report = std::function<bool(const progress&, json)>;
  explicit job_watch(report to) : report_(std::move(to)) {}

  /// Answers whether to go on. `known`: an object.
  bool operator()(const progress& made, json known = json::object()) const {
    return report_(made, std::move(known));
  }

 private:
  report report_;
};

/// Long work in the background: one job at a time, in the order they came. Remembers the last 50 that ended.
/// Safe to use from many threads.
class job_queue {
 public:
  /// The work itself. Runs on the queue's own thread; what it throws is the job's problem, what it answers is
  /// told to who watches.
  using work = std::function<json(const job_watch&)>;

  /// `noun`: what a job is, for who is told about it: "import".
  job_queue(std::string noun, niceness nice);
  /// Cancels what is under way (which rolls back) and waits for it.
  ~job_queue();

  /// Answers the job's id, which cannot be guessed. Throws unavailable when too many are waiting.
  std::string submit(work wanted, std::string author = {}, std::string subject = {});
  std::optional<job_report> find(std::string_view id) const;
  /// Asks the job to end; nothing of it stays. Answers false when there is no such job.
  /// A job that has ended stays as it is.
  bool cancel(std::string_view id);
  /// Of one author, the newest first.
  std::vector<job_report> list(std::string_view author) const;
  /// Cancels a job that is under way, forgets one that has ended. Answers as `cancel`.
  bool dismiss(std::string_view id);

 private:
  struct job {
    job_report report;
    work wanted;
    bool cancelled = false;
    std::chrono::steady_clock::time_point started;
  };

  void run(const std::stop_token& stopping);
  void perform(job& current, const std::stop_token& stopping);
  bool note_progress(job& current, const progress& made, json known);
  void end(job& current, job_state state, std::optional<json> result, std::optional<error> problem);
  /// `end` for those who hold the mutex.
  static void settle(job& current, job_state state, std::optional<json> result, std::optional<error> problem);
  error cancelled() const { return {error_kind::unavailable, "the " + noun_ + " was cancelled"}; }
  std::shared_ptr<job> find_job(std::string_view id) const;

  const std::string noun_;
  const niceness nice_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::shared_ptr<job>> jobs_;  // oldest first
  std::jthread worker_;                    // last: ends before what it uses
};

}  // namespace uramost::http
