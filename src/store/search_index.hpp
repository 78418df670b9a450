#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/incident.hpp"
#include "store/database.hpp"

namespace uramost::store {

/// The index of the words of incidents (FTS5, folded by fold_for_search). It holds no text: to take an
/// incident out, its words must be given again.
class search_index {
 public:
  explicit search_index(database& on) : on_(on) {}

  void add(std::span<const incident* const> incidents);
  void remove(const incident& record);
  /// Leaves nothing of removed words in the file. Takes as long as writing the whole index.
  void forget_removed();

  /// Incidents that have, for every word asked, a word beginning with it; ascending.
  std::vector<incident_id> find(std::string_view words) const;

 private:
  database& on_;
};

}  // namespace uramost::store
