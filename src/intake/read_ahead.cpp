#include "intake/read_ahead.hpp"

#include <algorithm>
#include <utility>

namespace uramost::intake {

read_ahead::read_ahead(const store::incident_store& from, revision at, std::vector<incident_id> ids)
    : from_(from),
      at_(at),
      ids_(std::move(ids)),
      shown_(std::make_unique<batch>()),
      coming_(std::make_unique<batch>()) {}

std::span<const incident> read_ahead::next(std::size_t most) {
  if (!reading_.valid()) begin(most, std::launch::deferred);  // the first ones are needed at once
  reading_.get();
  std::swap(shown_, coming_);
  taken_ += shown_->asked;
  if (taken_ < ids_.size()) begin(most, std::launch::async);
  return std::span(shown_->records).first(shown_->found);
}

void read_ahead::begin(std::size_t most, std::launch how) {
  const auto asked = std::span(ids_).subspan(taken_, std::min(most, ids_.size() - taken_));
  coming_->asked = asked.size();
  // What it refers to stays where it is when this object is moved.
  reading_ = std::async(how, [&from = from_, at = at_, asked, into = coming_.get()] {
    if (into->records.size() < asked.size()) into->records.resize(asked.size());
    into->found = 0;
    from.visit_incidents(at, asked, [into](const incident& each) { into->records[into->found++] = each; });
  });
}

}  // namespace uramost::intake
