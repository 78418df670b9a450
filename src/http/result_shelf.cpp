#include "http/result_shelf.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "http/random_id.hpp"

namespace uramost::http {

namespace {
error no_such_result() { return {error_kind::not_found, "there is no such result"}; }

/// Whoever sees no less than who made it.
bool may_open(const store::kept_result& kept, const accounts::access& who) {
  const bool is_view_enough =
      kept.view == to_string(accounts::view::masked) || who.view() == accounts::view::restricted;
  const bool is_area_enough =
      who.municipalities.empty() ||
      (!kept.municipalities.empty() && std::ranges::includes(who.municipalities, kept.municipalities));
  return is_view_enough && is_area_enough &&
         (!kept.searched_texts || who.may(accounts::permission::read_narratives));
}

void expect_own(const std::string& author, const accounts::access& who) {
  if (author != who.name)
    throw error(error_kind::forbidden, "Only " + author + ", who kept this result, may change it");
}
}  // namespace

std::string result_shelf::begin(study_request wanted, const accounts::access& who) {
  const std::string id = random_id();
  const std::lock_guard lock(mutex_);
  if (recent_.size() == most_recent) recent_.pop_front();
  const std::string job = jobs_.submit([this, id, wanted = std::move(wanted)](const progress_sink& watching) {
    put(id, wanted.carry_out(watching));
    return json{{"result", id}};
  });
  recent_.push_back({id, job, who.name, nullptr});
  return id;
}

void result_shelf::put(const std::string& id, store::kept_result made) {
  made.id = id;
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(recent_, id, &recent_result::id);
  if (found != recent_.end()) found->made = std::make_shared<const store::kept_result>(std::move(made));
}

result_shelf::found_result result_shelf::find(std::string_view id, const accounts::access& who) const {
  if (auto kept = kept_.find(id); kept && may_open(*kept, who))
    return {std::string(id), std::make_shared<const store::kept_result>(*std::move(kept)), {}, true};
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(recent_, id, &recent_result::id);
  if (found == recent_.end() || found->author != who.name) throw no_such_result();
  return {found->id, found->made, jobs_.find(found->job), false};
}

store::kept_result result_shelf::open(std::string_view id, const accounts::access& who) const {
  const found_result found = find(id, who);
  if (!found.made) throw error(error_kind::conflict, "this study has no result yet");
  return *found.made;
}

std::vector<store::kept_result> result_shelf::list(const accounts::access& who) const {
  auto all = kept_.list();
  std::erase_if(all, [&](const store::kept_result& each) { return !may_open(each, who); });
  return all;
}

void result_shelf::keep(std::string_view id, std::string title, std::string note,
                        const accounts::access& who) {
  store::kept_result changed = open(id, who);
  expect_own(changed.author, who);
  changed.title = std::move(title);
  changed.note = std::move(note);
  kept_.keep(changed);
}

void result_shelf::remove(std::string_view id, const accounts::access& who) {
  const found_result found = find(id, who);
  if (found.is_kept) {
    expect_own(found.made->author, who);
    kept_.remove(id);
  }
  std::string job;
  {
    const std::lock_guard lock(mutex_);
    const auto recent = std::ranges::find(recent_, id, &recent_result::id);
    if (recent == recent_.end()) return;
    job = recent->job;
    recent_.erase(recent);
  }
  jobs_.cancel(job);
}

}  // namespace uramost::http
