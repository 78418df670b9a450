#include "publication/disclosure_network.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

namespace uramost::publication {

// Nodes: 0 is the ground, where what is in no sum begins and ends. Then for every area and column its sum on
// either side; then for every area that has parts and every column the sum over those parts.
//
// In a row, flow goes from the periods through the total to the categories; in a row that has parts, the
// other way. So the sum over parts sends on what it receives, on both sides.

namespace {
constexpr std::uint32_t ground = 0;
constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
}  // namespace

disclosure_network::disclosure_network(const count_table& table)
    : table_(table), nested_(table.areas().size(), false) {
  const std::size_t areas = table.areas().size(), columns = table.columns().size();
  divided_.assign(2 * columns, false);
  for (std::size_t i = 1; i < columns; ++i)
    divided_[2 * table.columns()[i].parent + (table.columns()[i].side == column_side::category)] = true;
  for (std::size_t i = 0; i < areas; ++i)
    if (const auto parent = table.areas()[i].parent) nested_[i] = nested_[*parent] = true;
  arcs_.resize(areas * columns);
  at_node_.resize(1 + 3 * areas * columns);
  for (std::size_t area = 0; area < areas; ++area) connect(area);
  for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
    at_node_[arcs_[i].from].push_back(i);
    at_node_[arcs_[i].to].push_back(i);
  }
}

bool disclosure_network::has_parts(std::size_t column, column_side side) const {
  return divided_[2 * column + (side == column_side::category)];
}

std::uint32_t disclosure_network::sum_node(std::size_t area, std::size_t column, column_side side) const {
  return static_cast<std::uint32_t>(1 + 2 * cell(area, column) + (side == column_side::category));
}

/// The sum over areas in a column without parts; sums over areas of other columns follow from these.
std::uint32_t disclosure_network::leaf_node(std::size_t area, std::size_t column) const {
  if (!nested_[area]) return ground;
  const std::size_t whole = table_.areas()[area].parent.value_or(area);
  return static_cast<std::uint32_t>(1 + 2 * arcs_.size() + cell(whole, column));
}

void disclosure_network::connect(std::size_t area) {
  const bool is_whole = nested_[area] && !table_.areas()[area].parent;
  const auto put = [&](std::size_t column, std::uint32_t from, std::uint32_t to) {
    arcs_[cell(area, column)] = is_whole ? arc{to, from} : arc{from, to};
  };
  const auto total_end = [&](column_side side, bool is_only_end) {
    if (has_parts(0, side)) return sum_node(area, 0, side);
    return is_only_end ? leaf_node(area, 0) : ground;
  };
  const bool is_alone = !has_parts(0, column_side::period) && !has_parts(0, column_side::category);
  put(0, total_end(column_side::period, is_alone), total_end(column_side::category, false));
  for (std::size_t column = 1; column < table_.columns().size(); ++column) {
    const auto& [key, side, parent] = table_.columns()[column];
    const std::uint32_t whole = sum_node(area, parent, side);
    const std::uint32_t parts =
        has_parts(column, side) ? sum_node(area, column, side) : leaf_node(area, column);
    if (side == column_side::period)
      put(column, parts, whole);
    else
      put(column, whole, parts);
  }
}

/// Sends flow through the network beside one cell: each unit is a change of other cells that lets this one
/// change by one.
class disclosure_network::search {
 public:
  search(const disclosure_network& in, bool through_published)
      : in_(in), through_published_(through_published), change_(in.arcs_.size(), 0) {}

  /// How much, up to `wanted`, can go from one node to another without arc `except`.
  std::int64_t send(std::uint32_t from, std::uint32_t to, std::size_t except, std::int64_t wanted) {
    if (from == to) return wanted;
    std::int64_t sent = 0;
    while (sent < wanted) {
      const std::int64_t more = augment(from, to, except, wanted - sent);
      if (more == 0) break;
      sent += more;
    }
    return sent;
  }

  /// Cells that had to change.
  std::vector<std::size_t> changed() const {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < change_.size(); ++i)
      if (change_[i] != 0) cells.push_back(i);
    return cells;
  }

 private:
  static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

  const table_cell& cell(std::size_t arc) const {
    const std::size_t columns = in_.table_.columns().size();
    return in_.table_.at(arc / columns, arc % columns);
  }

  /// What it costs to touch a cell: nothing when it is withheld, else what is lost with it.
  std::int64_t cost(std::size_t arc) const {
    return cell(arc).withheld || change_[arc] != 0 ? 0 : 1 + cell(arc).count;
  }

  std::int64_t room(std::size_t arc, std::uint32_t leaving) const {
    if (!cell(arc).withheld && !through_published_) return 0;
    return in_.arcs_[arc].from == leaving ? unlimited : cell(arc).count + change_[arc];
  }

  /// The cheapest way (Dijkstra 1959), all of whose room is used, up to `most`.
  std::int64_t augment(std::uint32_t from, std::uint32_t to, std::size_t except, std::int64_t most) {
    std::vector<std::int64_t> distance(in_.at_node_.size(), unlimited);
    std::vector<std::uint32_t> arrived_by(in_.at_node_.size(), nowhere);
    using step = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<step, std::vector<step>, std::greater<>> next;
    distance[from] = 0;
    next.emplace(0, from);
    while (!next.empty()) {
      const auto [so_far, node] = next.top();
      next.pop();
      if (node == to) return use(from, to, arrived_by, most);
      if (so_far > distance[node]) continue;
      for (const std::uint32_t arc : in_.at_node_[node]) {
        if (arc == except || room(arc, node) == 0) continue;
        const std::uint32_t there = other_end(arc, node);
        const std::int64_t length = so_far + cost(arc);
        if (length >= distance[there]) continue;
        distance[there] = length;
        arrived_by[there] = arc;
        next.emplace(length, there);
      }
    }
    return 0;
  }

  std::uint32_t other_end(std::uint32_t arc, std::uint32_t node) const {
    return in_.arcs_[arc].from == node ? in_.arcs_[arc].to : in_.arcs_[arc].from;
  }

  std::int64_t use(std::uint32_t from, std::uint32_t to, const std::vector<std::uint32_t>& arrived_by,
                   std::int64_t amount) {
    for (std::uint32_t node = to; node != from; node = other_end(arrived_by[node], node))
      amount = std::min(amount, room(arrived_by[node], other_end(arrived_by[node], node)));
    for (std::uint32_t node = to; node != from; node = other_end(arrived_by[node], node))
      change_[arrived_by[node]] += in_.arcs_[arrived_by[node]].to == node ? amount : -amount;
    return amount;
  }

  const disclosure_network& in_;
  bool through_published_;
  std::vector<std::int64_t> change_;
};

feasible_range disclosure_network::range_of(std::size_t area, std::size_t column, std::int64_t enough) const {
  const std::size_t here = cell(area, column);
  const std::int64_t count = table_.at(area, column).count;
  const std::int64_t rise = search(*this, false).send(arcs_[here].to, arcs_[here].from, here, enough);
  const std::int64_t fall =
      search(*this, false).send(arcs_[here].from, arcs_[here].to, here, std::min(count, enough));
  return {count - fall, count + rise};
}

std::vector<disclosure_network::cell_index> disclosure_network::needed_for(std::size_t area,
                                                                           std::size_t column,
                                                                           std::int64_t fall,
                                                                           std::int64_t rise) const {
  const std::size_t here = cell(area, column), columns = table_.columns().size();
  std::vector<cell_index> needed;
  const auto collect = [&](std::uint32_t from, std::uint32_t to, std::int64_t wanted) {
    search way(*this, true);
    way.send(from, to, here, wanted);
    for (const std::size_t each : way.changed())
      if (!table_.at(each / columns, each % columns).withheld)
        needed.push_back({each / columns, each % columns});
  };
  collect(arcs_[here].to, arcs_[here].from, rise);
  collect(arcs_[here].from, arcs_[here].to, fall);
  return needed;
}

}  // namespace uramost::publication
