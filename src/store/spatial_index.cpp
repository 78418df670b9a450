#include "store/spatial_index.hpp"

#include <algorithm>

namespace uramost::store {

namespace {
// From here on packing the tree anew is cheaper than that many insertions into it (8 µs each, packing 1 µs
// for every row that is in the tree afterwards).
constexpr std::size_t worth_packing = 20'000;
constexpr std::size_t insertions_per_packed_row = 8;
}  // namespace

void spatial_index::move(std::int64_t row, std::optional<lon_lat> from, std::optional<lon_lat> to) {
  if (from != to) changes_.push_back({row, to, from.has_value()});
}

bool spatial_index::is_worth_packing() const {
  if (changes_.size() < worth_packing) return false;  // counting the rows takes longer than these
  const auto rows = static_cast<std::size_t>(on_.integer("SELECT count(*) FROM " + index_ + "_rowid"));
  return changes_.size() * insertions_per_packed_row >= rows;
}

void spatial_index::finish() {
  if (changes_.empty()) return;
  if (is_worth_packing())
    write_packed();
  else
    write_each();
  changes_.clear();
  on_.prepared(
         "UPDATE geometry_columns_time SET last_insert = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), "
         "last_update = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE f_table_name = ?1 AND f_geometry_column "
         "= 'geom'")
      .run(table_);
}

void spatial_index::write_each() {
  statement& remove = on_.prepared("DELETE FROM " + index_ + " WHERE pkid = ?1");
  statement& insert =
      on_.prepared("INSERT INTO " + index_ + " (pkid, xmin, xmax, ymin, ymax) VALUES (?1, ?2, ?2, ?3, ?3)");
  for (const change& next : changes_) {
    if (next.was_there) remove.run(next.row);
    if (next.point) insert.run(next.row, next.point->lon, next.point->lat);
  }
}

void spatial_index::write_packed() {
  // The last change of a row counts.
  if (!std::ranges::is_sorted(changes_, {}, &change::row))
    std::ranges::stable_sort(changes_, {}, &change::row);
  const auto is_followed = [](const change& one, const change& next) { return one.row == next.row; };
  const auto kept_last = std::unique(changes_.rbegin(), changes_.rend(), is_followed);
  changes_.erase(changes_.begin(), kept_last.base());

  std::vector<rtree_cell> cells;
  cells.reserve(changes_.size());
  for (const change& each : changes_)
    if (each.point) cells.push_back(cell_of(each.row, *each.point));
  statement& kept = on_.prepared("SELECT pkid, xmin, xmax, ymin, ymax FROM " + index_);
  const auto coordinate = [&](int column) { return static_cast<float>(kept.real(column)); };
  while (kept.step())
    if (!std::ranges::binary_search(changes_, kept.integer(0), {}, &change::row))
      cells.push_back({kept.integer(0), coordinate(1), coordinate(2), coordinate(3), coordinate(4)});
  kept.reset();

  // The root is always there, and has the size that the tree was made with.
  const auto node_bytes =
      static_cast<std::size_t>(on_.integer("SELECT length(data) FROM " + index_ + "_node WHERE nodeno = 1"));
  write_tables(pack_rtree(std::move(cells), node_bytes));
}

void spatial_index::write_tables(const packed_rtree& tree) {
  for (const char* table : {"_node", "_parent", "_rowid"}) on_.execute("DELETE FROM " + index_ + table);
  const auto insert = [&](const std::string& columns, std::size_t count, const auto& read) {
    on_.prepared("INSERT INTO " + index_ + columns + " SELECT c0, c1 FROM memory_rows(?1)")
        .run(memory_rows{count, read});
  };
  const auto number = [](std::size_t of) { return static_cast<std::int64_t>(of); };
  insert("_node (nodeno, data)", tree.nodes.size(),
         [&](std::size_t i, row_values& into) { into.fill(number(i + 1), blob{tree.nodes[i]}); });
  insert("_parent (nodeno, parentnode)", tree.parents.size(),
         [&](std::size_t i, row_values& into) { into.fill(number(i + 2), tree.parents[i]); });
  insert("_rowid (rowid, nodeno)", tree.row_nodes.size(), [&](std::size_t i, row_values& into) {
    into.fill(tree.row_nodes[i].first, tree.row_nodes[i].second);
  });
}

}  // namespace uramost::store
