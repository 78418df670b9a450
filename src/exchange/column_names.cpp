#include "exchange/column_names.hpp"

#include <unordered_set>

#include "core/text.hpp"

namespace uramost::exchange {

std::vector<std::string> unique_column_names(std::vector<std::string> header,
                                             std::vector<std::string>& notes) {
  std::unordered_set<std::string> given, taken;
  for (std::string& name : header) {
    name = std::string(trim(name));
    given.insert(name);
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string before = header[i];
    std::string name = before.empty() ? "column_" + number : before;
    const std::string stem = name;
    // A made-up name must not be one that another column already has.
    for (int copy = 2; taken.contains(name) || (name != before && given.contains(name)); ++copy)
      name = stem + "_" + std::to_string(copy);
    if (name != before)
      notes.push_back(before.empty()
                          ? "Column " + number + " has no name; it is called '" + name + "'"
                          : "Column " + number + " is another '" + before + "'; it is called '" + name + "'");
    taken.insert(name);
    header[i] = std::move(name);
  }
  return header;
}

}  // namespace uramost::exchange
