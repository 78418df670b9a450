#pragma once

#include <string>
#include <unordered_map>

#include "store/database.hpp"

namespace uramost::store {

/// The names of the registers that records come from, by the number the tables keep.
class source_names {
 public:
  explicit source_names(database& from) {
    statement& rows = from.prepared("SELECT id, name FROM sources");
    while (rows.step()) {
      names_.emplace(rows.integer(0), rows.text(1));
      numbers_.emplace(rows.text(1), rows.integer(0));
    }
  }

  const std::string& name(std::int64_t number) const { return names_.at(number); }

  /// The number of a name, written down when it is new.
  std::int64_t number(database& in, const std::string& name) {
    const auto known = numbers_.find(name);
    if (known != numbers_.end()) return known->second;
    in.prepared("INSERT INTO sources (name) VALUES (?1)").run(name);
    const std::int64_t added = in.last_insert_id();
    names_.emplace(added, name);
    numbers_.emplace(name, added);
    return added;
  }

 private:
  std::unordered_map<std::int64_t, std::string> names_;
  std::unordered_map<std::string, std::int64_t> numbers_;
};

}  // namespace uramost::store
