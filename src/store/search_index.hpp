#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "store/database.hpp"

namespace uramost::store {

/// The index of the words of incidents (FTS5, folded by fold_for_search). It holds no text: to take an
/// incident out, its words must be given again.
class search_index {
 public:
  explicit search_index(database& on);

  void add(incident_id id, std::string_view place_text, std::string_view narrative);
  void remove(incident_id id, std::string_view place_text, std::string_view narrative);

  /// Incidents that have, for every word asked, a word beginning with it; ascending.
  std::vector<incident_id> find(std::string_view words) const;

 private:
  database& on_;
  statement& insertion_;
};

}  // namespace uramost::store
