#include "store/packed_rtree.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "store/database.hpp"
#include "store_fixture.hpp"

namespace uramost::store {
namespace {

TEST(PackedRtree, RoundsCoordinatesOutwards) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> degrees(-180, 180);
  for (int i = 0; i < 10'000; ++i) {
    const lon_lat point{degrees(random), degrees(random) / 2};
    const rtree_cell cell = cell_of(i, point);
    EXPECT_LE(cell.xmin, point.lon);
    EXPECT_GE(cell.xmax, point.lon);
    EXPECT_LE(cell.ymin, point.lat);
    EXPECT_GE(cell.ymax, point.lat);
    EXPECT_LT(double{cell.xmax} - double{cell.xmin}, 4e-5);
  }
}

/// SQLite itself judges the packed tables, for numbers of rows around each change of shape.
TEST(PackedRtree, IsSoundAndFindsEveryRowForAnyNumberOfRows) {
  database memory(":memory:", database::access::create);
  memory.execute("CREATE VIRTUAL TABLE t USING rtree(id, xmin, xmax, ymin, ymax)");
  std::mt19937 random(7);
  std::uniform_real_distribution<double> degrees(20, 22);
  for (const std::size_t rows :
       {0UL, 1UL, 2UL, 44UL, 45UL, 46UL, 51UL, 52UL, 90UL, 91UL, 2024UL, 2025UL, 2026UL, 5000UL, 100'000UL}) {
    std::vector<rtree_cell> cells;
    for (std::size_t i = 0; i < rows; ++i)
      cells.push_back(
          cell_of(static_cast<std::int64_t>(i) * 3 - 50, {degrees(random), degrees(random) + 21}));
    const auto node_bytes =
        static_cast<std::size_t>(memory.integer("SELECT length(data) FROM t_node WHERE nodeno = 1"));
    const packed_rtree tree = pack_rtree(cells, node_bytes);
    memory.execute("BEGIN; DELETE FROM t_node; DELETE FROM t_parent; DELETE FROM t_rowid");
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
      memory.prepared("INSERT INTO t_node VALUES (?1, ?2)")
          .run(static_cast<std::int64_t>(i + 1), blob{tree.nodes[i]});
    for (std::size_t i = 0; i < tree.parents.size(); ++i)
      memory.prepared("INSERT INTO t_parent VALUES (?1, ?2)")
          .run(static_cast<std::int64_t>(i + 2), tree.parents[i]);
    for (const auto& [row, node] : tree.row_nodes)
      memory.prepared("INSERT INTO t_rowid VALUES (?1, ?2)").run(row, node);
    memory.execute("COMMIT");

    statement& check = memory.prepared("SELECT rtreecheck('t')");
    ASSERT_TRUE(check.step());
    EXPECT_EQ(check.text(0), "ok") << rows;
    EXPECT_EQ(memory.integer("SELECT count(*) FROM t"), static_cast<std::int64_t>(rows));

    std::set<std::int64_t> expected;
    for (const rtree_cell& cell : cells)
      if (cell.xmin <= 21.5F && cell.xmax >= 21.0F && cell.ymin <= 42.5F && cell.ymax >= 42.0F)
        expected.insert(cell.id);
    std::set<std::int64_t> found;
    statement& box = memory.prepared(
        "SELECT id FROM t WHERE xmin <= 21.5 AND xmax >= 21.0 AND ymin <= 42.5 AND ymax >= 42.0");
    while (box.step()) found.insert(box.integer(0));
    EXPECT_EQ(found, expected) << rows;
  }
}

}  // namespace
}  // namespace uramost::store
