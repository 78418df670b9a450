#include "store/packed_rtree.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <future>
#include <limits>

namespace uramost::store {

namespace {

constexpr std::size_t node_header_bytes = 4;  // depth (root only) and number of cells
constexpr std::size_t cell_bytes = 24;        // id and four coordinates

float rounded_down(double value) {
  const auto nearest = static_cast<float>(value);
  return nearest > value ? std::nextafter(nearest, -std::numeric_limits<float>::infinity()) : nearest;
}

float rounded_up(double value) {
  const auto nearest = static_cast<float>(value);
  return nearest < value ? std::nextafter(nearest, std::numeric_limits<float>::infinity()) : nearest;
}

std::size_t divided_up(std::size_t whole, std::size_t part) { return (whole + part - 1) / part; }

/// First of the cells of group `index` when `count` cells are shared out evenly among `groups`.
std::size_t group_start(std::size_t index, std::size_t count, std::size_t groups) {
  return index * count / groups;
}

/// Does the upper half of some work on a thread of its own: when a tree is packed, an import has nothing else
/// to do. `work(first, last)`.
template <class Work>
void on_two_threads(std::size_t count, const Work& work) {
  const auto upper = std::async(std::launch::async, [&] { work(count / 2, count); });
  work(std::size_t{0}, count / 2);
}

template <class Value, class Less>
void sort_all(std::span<Value> values, Less less) {
  const auto at = [&](std::size_t index) { return values.begin() + static_cast<std::ptrdiff_t>(index); };
  std::nth_element(values.begin(), at(values.size() / 2), values.end(), less);
  on_two_threads(values.size(),
                 [&](std::size_t first, std::size_t last) { std::sort(at(first), at(last), less); });
}

/// Orders cells so that each `groups`-th part of them is compact: vertical slices, each from south to north.
void tile(std::span<rtree_cell> cells, std::size_t groups) {
  const auto by_x = [](const rtree_cell& a, const rtree_cell& b) {
    return a.xmin + a.xmax < b.xmin + b.xmax;
  };
  const auto by_y = [](const rtree_cell& a, const rtree_cell& b) {
    return a.ymin + a.ymax < b.ymin + b.ymax;
  };
  const auto slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(groups))));
  sort_all(cells, by_x);
  on_two_threads(slices, [&](std::size_t slice, std::size_t end) {
    for (; slice < end; ++slice) {
      const std::size_t first = group_start(group_start(slice, groups, slices), cells.size(), groups);
      const std::size_t last = group_start(group_start(slice + 1, groups, slices), cells.size(), groups);
      std::ranges::sort(cells.subspan(first, last - first), by_y);
    }
  });
}

template <class Number>
void append_big_endian(std::string& out, Number number) {
  for (std::size_t byte = sizeof number; byte-- > 0;) out += static_cast<char>(number >> (8 * byte) & 0xFF);
}

std::string node_data(std::span<const rtree_cell> cells, std::size_t depth, std::size_t node_bytes) {
  std::string data;
  data.reserve(node_bytes);
  append_big_endian(data, static_cast<std::uint16_t>(depth));
  append_big_endian(data, static_cast<std::uint16_t>(cells.size()));
  for (const rtree_cell& cell : cells) {
    append_big_endian(data, static_cast<std::uint64_t>(cell.id));
    for (const float coordinate : {cell.xmin, cell.xmax, cell.ymin, cell.ymax})
      append_big_endian(data, std::bit_cast<std::uint32_t>(coordinate));
  }
  data.resize(node_bytes, '\0');
  return data;
}

rtree_cell around(std::span<const rtree_cell> cells, std::int64_t node) {
  rtree_cell all = cells.front();
  all.id = node;
  for (const rtree_cell& cell : cells) {
    all.xmin = std::min(all.xmin, cell.xmin);
    all.xmax = std::max(all.xmax, cell.xmax);
    all.ymin = std::min(all.ymin, cell.ymin);
    all.ymax = std::max(all.ymax, cell.ymax);
  }
  return all;
}

/// How many nodes each level has, leaves first, the root last.
std::vector<std::size_t> level_sizes(std::size_t rows, std::size_t capacity) {
  std::vector<std::size_t> sizes{std::max<std::size_t>(1, divided_up(rows, capacity))};
  while (sizes.back() > 1) sizes.push_back(divided_up(sizes.back(), capacity));
  return sizes;
}

}  // namespace

rtree_cell cell_of(std::int64_t row, lon_lat point) {
  return {row, rounded_down(point.lon), rounded_up(point.lon), rounded_down(point.lat),
          rounded_up(point.lat)};
}

packed_rtree pack_rtree(std::vector<rtree_cell> cells, std::size_t node_bytes) {
  // A tenth of each node stays free, so that the rows that come later do not split every node they meet.
  const std::size_t capacity = (node_bytes - node_header_bytes) / cell_bytes * 9 / 10;
  const std::vector<std::size_t> levels = level_sizes(cells.size(), capacity);
  std::size_t node_count = 0;
  for (const std::size_t size : levels) node_count += size;

  packed_rtree tree;
  tree.nodes.resize(node_count);
  tree.parents.resize(node_count - 1);
  tree.row_nodes.reserve(cells.size());

  // Nodes are numbered from the root down, so each level's first number follows from those below it.
  std::size_t first_node = node_count;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    const std::size_t groups = levels[level];
    first_node -= groups;
    tile(cells, groups);
    std::vector<rtree_cell> above;
    above.reserve(groups);
    for (std::size_t group = 0; group < groups; ++group) {
      const std::size_t begin = group_start(group, cells.size(), groups);
      const std::size_t end = group_start(group + 1, cells.size(), groups);
      const std::span<const rtree_cell> members(cells.data() + begin, end - begin);
      const auto number = static_cast<std::int64_t>(first_node + group + 1);
      tree.nodes[first_node + group] = node_data(members, number == 1 ? levels.size() - 1 : 0, node_bytes);
      for (const rtree_cell& member : members) {
        if (level == 0)
          tree.row_nodes.emplace_back(member.id, number);
        else
          tree.parents[static_cast<std::size_t>(member.id - 2)] = number;
      }
      if (!members.empty()) above.push_back(around(members, number));
    }
    cells = std::move(above);
  }
  sort_all(std::span(tree.row_nodes), std::less());
  return tree;
}

}  // namespace uramost::store
