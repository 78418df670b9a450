#include "intake/read_ahead.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace uramost::intake {

namespace {
constexpr std::size_t incidents_at_once = 1'000, batches_ahead = 4;
}

/// Batches go round: read, looked at, and read into again, so that the texts' memory is used again.
class read_ahead::reader {
 public:
  reader(const store::incident_store& from, revision at, std::vector<incident_id> ids)
      : from_(from), at_(at), ids_(std::move(ids)) {}
  ~reader() { spare_.close(); }
  reader(const reader&) = delete;
  reader& operator=(const reader&) = delete;

  std::unique_ptr<batch> next(std::unique_ptr<batch> looked_at) {
    if (read_)
      spare_.push(std::move(looked_at));
    else
      begin();
    return read_->next().value_or(nullptr);
  }

 private:
  void begin() {
    for (std::size_t i = 0; i < batches_ahead; ++i) spare_.push(std::make_unique<batch>());
    read_.emplace(batches_ahead, [this, asked = std::span<const incident_id>(ids_)]() mutable {
      std::optional<std::unique_ptr<batch>> into = asked.empty() ? std::nullopt : spare_.pop();
      if (!into) return into;
      const auto some = asked.first(std::min(asked.size(), incidents_at_once));
      asked = asked.subspan(some.size());
      read(some, **into);
      return into;
    });
  }

  void read(std::span<const incident_id> asked, batch& into) const {
    if (into.records.size() < asked.size()) into.records.resize(asked.size());
    into.asked = asked.size();
    into.found = 0;
    from_.visit_incidents(at_, asked, [&](const incident& each) { into.records[into.found++] = each; });
  }

  const store::incident_store& from_;
  revision at_;
  std::vector<incident_id> ids_;
  bounded_queue<std::unique_ptr<batch>> spare_{batches_ahead};
  std::optional<made_ahead<std::unique_ptr<batch>>> read_;  // last: ends before what it uses
};

read_ahead::read_ahead(const store::incident_store& from, revision at, std::vector<incident_id> ids)
    : size_(ids.size()) {
  reader_ = std::make_unique<reader>(from, at, std::move(ids));
}
read_ahead::~read_ahead() = default;
read_ahead::read_ahead(read_ahead&&) noexcept = default;

std::span<const incident> read_ahead::next() {
  shown_ = reader_->next(std::move(shown_));
  if (!shown_) return {};
  taken_ += shown_->asked;
  return std::span(shown_->records).first(shown_->found);
}

}  // namespace uramost::intake
