#pragma once

#include <memory>
#include <span>
#include <vector>

#include "intake/made_ahead.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// Reads incidents a thousand at a time, and a few thousand ahead, on a thread of its own, while whoever
/// asked looks at the last ones. For one thread.
class read_ahead {
 public:
  /// As incident_store::visit_incidents; nothing is read before `next`. Keeps a reference to `from`.
  read_ahead(const store::incident_store& from, revision at, std::vector<incident_id> ids);
  ~read_ahead();
  read_ahead(read_ahead&&) noexcept;
  read_ahead& operator=(read_ahead&&) = delete;

  /// Those of the next thousand ids, good until the next call; nothing when there are no more ids. Throws
  /// what reading them threw.
  std::span<const incident> next();

  /// How many ids there are, and of how many the incidents have been taken.
  std::size_t size() const { return size_; }
  std::size_t taken() const { return taken_; }

 private:
  struct batch {
    std::size_t asked = 0;
    std::vector<incident> records;
    std::size_t found = 0;  // the first of the records
  };
  class reader;

  std::unique_ptr<reader> reader_;  ///< stays where it is when this object is moved
  std::size_t size_, taken_ = 0;
  std::unique_ptr<batch> shown_;
};

}  // namespace uramost::intake
