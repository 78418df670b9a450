#include "index/incident_index.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "index/columns.hpp"

namespace uramost::index {

std::uint16_t dictionary::add(std::string_view text) {
  if (const auto code = find(text)) return *code;
  if (texts_.size() == none) throw invalid_input("more than 65,535 different codes in one column");
  const auto code = static_cast<std::uint16_t>(texts_.size());
  texts_.emplace_back(text);
  codes_.emplace(text, code);
  return code;
}

std::optional<std::uint16_t> dictionary::find(std::string_view text) const {
  const auto found = codes_.find(text);
  return found == codes_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<row> incident_index::find(incident_id id) const {
  const auto found =
      std::lower_bound(by_id_.begin(), by_id_.end(), id,
                       [this](row candidate, incident_id wanted) { return ids_[candidate] < wanted; });
  return found != by_id_.end() && ids_[*found] == id ? std::optional{*found} : std::nullopt;
}

std::size_t incident_index::bytes() const {
  std::size_t total = by_id_.capacity() * sizeof(row) + blocks_.capacity() * sizeof(block_summary);
  for_each_column([&](auto column) {
    const auto& values = this->*column;
    total += values.capacity() * sizeof(values[0]);
  });
  return total;
}

}  // namespace uramost::index
