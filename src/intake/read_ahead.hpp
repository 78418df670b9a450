#pragma once

#include <future>
#include <memory>
#include <span>
#include <vector>

#include "store/incident_store.hpp"

namespace uramost::intake {

/// Reads incidents a few at a time, and the next ones already, on a thread of its own, while whoever asked
/// looks at the last ones. Holds twice as many as are asked for at a time. For one thread.
class read_ahead {
 public:
  /// As incident_store::visit_incidents. Keeps a reference to `from`.
  read_ahead(const store::incident_store& from, revision at, std::vector<incident_id> ids);

  /// Those of the next `most` ids, good until the next call; nothing when there are no more ids. Throws what
  /// reading them threw.
  std::span<const incident> next(std::size_t most);

  /// How many ids there are, and of how many the incidents have been taken.
  std::size_t size() const { return ids_.size(); }
  std::size_t taken() const { return taken_; }

 private:
  struct batch {
    std::size_t asked = 0;
    std::vector<incident> records;
    std::size_t found = 0;  // the first of the records
  };

  /// Begins to read what follows what has been taken.
  void begin(std::size_t most, std::launch how);

  const store::incident_store& from_;
  revision at_;
  std::vector<incident_id> ids_;
  std::size_t taken_ = 0;
  std::unique_ptr<batch> shown_, coming_;
  std::future<void> reading_;  // last: it is waited for before the rest goes
};

}  // namespace uramost::intake
