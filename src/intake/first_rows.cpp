#include "intake/first_rows.hpp"

#include <utility>

namespace uramost::intake {

const first_rows::entry& first_rows::find_or_add(std::uint64_t key, std::uint64_t content,
                                                 std::uint64_t line) {
  if (key == 0) key = 1;
  if ((used_ + 1) * 3 > entries_.size() * 2) grow();
  entry& found = place_of(key);
  if (found.key == 0) {
    found = {key, content, line};
    ++used_;
  }
  return found;
}

/// Where the key is or would be.
first_rows::entry& first_rows::place_of(std::uint64_t key) {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = start_of(key);
  while (entries_[at].key != 0 && entries_[at].key != key) at = (at + 1) & mask;
  return entries_[at];
}

void first_rows::grow() {
  const std::vector<entry> before = std::exchange(entries_, std::vector<entry>(entries_.size() * 2));
  for (const entry& each : before)
    if (each.key != 0) place_of(each.key) = each;
}

}  // namespace uramost::intake
