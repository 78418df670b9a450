#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "publication/count_table.hpp"

namespace uramost::publication {

/// What somebody can work out about a cell: its count lies in [least, most].
struct feasible_range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// All that a table with withheld cells gives away, and no more: the exact range of every cell over all
/// tables of whole, non-negative counts that agree with the published cells and their sums.
///
/// A table whose rows nest once and whose columns are trees is a network (Cox 1995): every cell is an arc,
/// every sum a node where as much arrives as leaves, and a row's two breakdowns meet in its total. Other
/// tables are flows that differ by circulations through withheld arcs, so a range is a maximum flow (Ford and
/// Fulkerson 1956), and the ends of ranges are whole.
class disclosure_network {
 public:
  /// Keeps a reference to the table, and looks at its cells as they are when it is asked.
  explicit disclosure_network(const count_table& table);

  /// The range of a withheld cell. `enough`: what lies farther than this from the count is not looked for.
  feasible_range range_of(std::size_t area, std::size_t column, std::int64_t enough) const;

  /// A cell of the table.
  struct cell_index {
    std::size_t area = 0;
    std::size_t column = 0;
  };
  /// Published cells, of small counts where possible, that have to be withheld as well before the cell's
  /// count could be `fall` lower, and before it could be `rise` higher. Empty when it could be already.
  std::vector<cell_index> needed_for(std::size_t area, std::size_t column, std::int64_t fall,
                                     std::int64_t rise) const;

 private:
  struct arc {
    std::uint32_t from = 0, to = 0;
  };
  class search;

  void connect(std::size_t area);
  std::uint32_t sum_node(std::size_t area, std::size_t column, column_side side) const;
  std::uint32_t leaf_node(std::size_t area, std::size_t column) const;
  bool has_parts(std::size_t column, column_side side) const;
  std::size_t cell(std::size_t area, std::size_t column) const {
    return area * table_.columns().size() + column;
  }

  const count_table& table_;
  std::vector<bool> divided_;  // by column and side
  std::vector<bool> nested_;   // areas that are part of another one or have parts
  std::vector<arc> arcs_;      // one a cell, in the table's order
  std::vector<std::vector<std::uint32_t>> at_node_;
};

}  // namespace uramost::publication
