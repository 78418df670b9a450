#include "http/audit_trail.hpp"

#include <spdlog/spdlog.h>

#include "accounts/audited_query.hpp"
#include "core/clock.hpp"
#include "core/error.hpp"

namespace uramost::http {

namespace {
using std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto between_collections = 1s;
constexpr auto pause_after_failure = 500ms;

store::audit_note note_of(const accounts::access& who, std::string_view action, std::string object,
                          const incident_query& query, std::optional<std::uint64_t> rows) {
  return {.at = now(),
          .who = who.name,
          .action = std::string(action),
          .object = std::move(object),
          .query = accounts::audited_query(query),
          .rows = rows};
}
}  // namespace

audit_trail::audit_trail(store::audit_log& in, const store::incident_store& written)
    : in_(in), written_(written) {
  in_.collect(written_);  // what was written before comes before what is read from now on
  writer_ = std::jthread([this](const std::stop_token& stopping) { write(stopping); });
}

audit_trail::~audit_trail() {
  writer_.request_stop();
  writer_.join();
}

void audit_trail::note_look(const accounts::access& who, const incident_query& query) {
  const auto now = steady_clock::now();
  std::string key = std::to_string(static_cast<int>(who.view())) + who.name + '?' + query.canonical();
  const std::lock_guard lock(mutex_);
  if (is_failing_ || waiting_.size() >= most_waiting)
    throw error(error_kind::unavailable, "What is read has to be noted, and the audit log cannot be written");
  if (looks_.size() >= most_looks) looks_.clear();
  auto& until = looks_[std::move(key)];
  if (now < until) return;
  until = now + one_look;
  waiting_.push_back(note_of(who, "incidents.look", "", query, {}));
  changed_.notify_one();
}

void audit_trail::note(const accounts::access& who, std::string_view action, std::string object,
                       const incident_query& query, std::optional<std::uint64_t> rows) {
  in_.append(note_of(who, action, std::move(object), query, rows));
}

/// Answers false, and says why in the log, when the audit log cannot be written.
bool audit_trail::has_written(const std::optional<store::audit_note>& next) try {
  if (next)
    in_.append(*next);
  else
    in_.collect(written_);
  return true;
} catch (const std::exception& failure) {
  spdlog::error("the audit log cannot be written: {}", failure.what());
  return false;
}

void audit_trail::write(const std::stop_token& stopping) {
  std::unique_lock lock(mutex_);
  do {
    changed_.wait_for(lock, stopping, between_collections, [this] { return !waiting_.empty(); });
    std::optional<store::audit_note> next;
    if (!waiting_.empty()) next = waiting_.front();
    lock.unlock();
    const bool is_done = has_written(next);
    lock.lock();
    is_failing_ = !is_done;
    if (is_done && next) waiting_.pop_front();
    if (!is_done) changed_.wait_for(lock, stopping, pause_after_failure, [] { return false; });
  } while (!stopping.stop_requested() || (!waiting_.empty() && !is_failing_));
}

}  // namespace uramost::http
