#include "http/release_drafts.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/time_interval.hpp"

namespace uramost::http {

namespace {
/// Exactly the bytes that a release would have, read as a release is read.
std::shared_ptr<const open_release> as_public(const intake::release_draft& draft) {
  const auto key = publication::signing_key::make();
  return std::make_shared<const open_release>(publication::release(draft.content, draft.facts, {}, key),
                                              key.verifier());
}
}  // namespace

std::shared_ptr<const opened_draft> release_drafts::prepare(std::chrono::year_month_day until) const {
  const auto numbers = intake::release_folder(data_).numbers();
  const std::string text = to_string(until);
  const std::string state = fmt::format("{}/{}/{}", register_.records().current_revision().value,
                                        numbers.empty() ? 0 : numbers.back(), text);
  auto draft = prepared_.get(state, [&]() -> std::shared_ptr<const opened_draft> {
    auto prepared = intake::prepare_release(register_, data_, until);
    auto opened = as_public(prepared);
    return std::make_shared<const opened_draft>(opened_draft{std::move(prepared), std::move(opened)});
  });
  const std::lock_guard lock(mutex_);
  if (shown_.size() >= most_kept && !shown_.contains(text)) shown_.erase(shown_.begin());
  return shown_[text] = std::move(draft);
}

release_source release_drafts::by_until() const {
  return [this](const request&, query_parameters& parameters) {
    const std::string until = to_string(take_until(parameters));
    const std::lock_guard lock(mutex_);
    const auto found = shown_.find(until);
    if (found == shown_.end())
      throw error(error_kind::conflict, "this draft has to be prepared first: ask for /api/releases/preview");
    release_reading reading;
    reading.release = found->second->as_public;
    reading.path = "/api/releases/preview";
    reading.conditions = "until=" + until;
    reading.is_published = false;
    return reading;
  };
}

std::chrono::year_month_day parse_until(std::string_view text) {
  if (const auto date = parse_date(text)) return *date;
  throw invalid_input("until takes a date, YYYY-MM-DD", "until");
}

std::chrono::year_month_day take_until(query_parameters& from) {
  const auto text = from.take("until");
  return text ? parse_until(*text) : intake::this_month();
}

}  // namespace uramost::http
