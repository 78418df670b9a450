#include "http/job_queue.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "core/clock.hpp"
#include "http/random_id.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t most_waiting = 20;
constexpr std::ptrdiff_t most_remembered = 50;
}  // namespace

std::string_view to_string(job_state state) {
  switch (state) {
    case job_state::queued:
    case job_state::running:
      return "running";
    case job_state::done:
      return "done";
    case job_state::failed:
      return "failed";
    case job_state::cancelled:
      return "cancelled";
  }
  return "failed";
}

job_queue::job_queue(std::string noun, niceness nice)
    : noun_(std::move(noun)),
      nice_(nice),
      worker_([this](const std::stop_token& stopping) { run(stopping); }) {}

job_queue::~job_queue() = default;

std::string job_queue::submit(work wanted, std::string author, std::string subject) {
  const std::lock_guard lock(mutex_);
  const auto waiting =
      std::ranges::count_if(jobs_, [](const auto& one) { return !has_ended(one->report.state); });
  if (static_cast<std::size_t>(waiting) >= most_waiting)
    throw error(error_kind::unavailable,
                "too many " + noun_ + "s are waiting; try again when some have ended");

  const auto ended = [](const auto& one) { return has_ended(one->report.state); };
  while (std::ranges::count_if(jobs_, ended) > most_remembered)
    jobs_.erase(std::ranges::find_if(jobs_, ended));

  auto added = std::make_shared<job>();
  added->report.id = random_id();
  added->report.author = std::move(author);
  added->report.subject = std::move(subject);
  added->report.created = now();
  added->wanted = std::move(wanted);
  jobs_.push_back(added);
  changed_.notify_all();
  return added->report.id;
}

std::optional<job_report> job_queue::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = find_job(id);
  return found ? std::optional(found->report) : std::nullopt;
}

bool job_queue::cancel(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = find_job(id);
  if (!found) return false;
  found->cancelled = true;
  if (found->report.state == job_state::queued) settle(*found, job_state::cancelled, {}, cancelled());
  return true;
}

std::vector<job_report> job_queue::list(std::string_view author) const {
  const std::lock_guard lock(mutex_);
  std::vector<job_report> found;
  for (const auto& one : jobs_)
    if (one->report.author == author) found.insert(found.begin(), one->report);
  return found;
}

bool job_queue::dismiss(std::string_view id) {
  if (!cancel(id)) return false;
  const std::lock_guard lock(mutex_);
  std::erase_if(jobs_, [&](const auto& one) { return one->report.id == id && has_ended(one->report.state); });
  return true;
}

std::shared_ptr<job_queue::job> job_queue::find_job(std::string_view id) const {
  const auto found = std::ranges::find_if(jobs_, [&](const auto& one) { return one->report.id == id; });
  return found == jobs_.end() ? nullptr : *found;
}

void job_queue::run(const std::stop_token& stopping) {
  set_niceness(nice_);
  const auto is_queued = [](const auto& one) { return one->report.state == job_state::queued; };
  while (!stopping.stop_requested()) {
    std::shared_ptr<job> current;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stopping, [&] { return std::ranges::any_of(jobs_, is_queued); })) return;
      current = *std::ranges::find_if(jobs_, is_queued);
      current->report.state = job_state::running;
      current->started = std::chrono::steady_clock::now();
      current->report.started = now();
      ++current->report.version;
    }
    perform(*current, stopping);
  }
}

void job_queue::perform(job& current, const std::stop_token& stopping) {
  const job_watch watch([&](const progress& made, json known) {
    return note_progress(current, made, std::move(known)) && !stopping.stop_requested();
  });
  try {
    if (!watch({})) throw cancelled();
    end(current, job_state::done, current.wanted(watch), {});
  } catch (const error& failure) {
    const bool wanted = !watch(current.report.latest, current.report.known);
    end(current, wanted ? job_state::cancelled : job_state::failed, {}, failure);
  } catch (const std::exception& failure) {
    spdlog::error("{} {}: {}", noun_, current.report.id, failure.what());
    end(current, job_state::failed, {},
        error(error_kind::internal, "something went wrong; the server's log says what"));
  }
}

bool job_queue::note_progress(job& current, const progress& made, json known) {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - current.started;
  const std::lock_guard lock(mutex_);
  job_report& report = current.report;
  report.latest = made;
  report.known = std::move(known);
  report.rows_per_s = elapsed.count() > 0 ? static_cast<double>(made.done) / elapsed.count() : 0;
  report.seconds_left.reset();
  if (made.fraction && *made.fraction > 0)
    report.seconds_left = elapsed.count() * (1 - *made.fraction) / *made.fraction;
  ++report.version;
  return !current.cancelled;
}

void job_queue::end(job& current, job_state state, std::optional<json> result, std::optional<error> problem) {
  const std::lock_guard lock(mutex_);
  settle(current, state, std::move(result), std::move(problem));
}

void job_queue::settle(job& current, job_state state, std::optional<json> result,
                       std::optional<error> problem) {
  current.report.state = state;
  current.report.finished = now();
  current.report.result = std::move(result);
  current.report.problem = std::move(problem);
  current.wanted = nullptr;  // lets go of an uploaded file
  ++current.report.version;
}

}  // namespace uramost::http
