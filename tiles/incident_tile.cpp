#include "tiles/incident_tile.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "index/morton.hpp"
#include "tiles/incident_tags.hpp"
#include "tiles/tile_rows.hpp"

namespace uramost::tiles {

namespace {
using index::morton_bits;
using index::row;

constexpr std::int32_t units_a_cell = tile_units / cells_a_side;

/// Bits of x, and of y, that a position within a cell is averaged from.
constexpr int mean_bits = 6;

/// Offsets of x and y from a cell's corner by the Morton bits below the cell.
struct small_offset {
  std::uint8_t x, y;
};
constexpr auto small_offsets = [] {
  std::array<small_offset, 1 << (2 * mean_bits)> table{};
  for (std::size_t code = 0; code < table.size(); ++code)
    table[code] = {static_cast<std::uint8_t>(index::gather_bits(code)),
                   static_cast<std::uint8_t>(index::gather_bits(code >> 1))};
  return table;
}();

/// Writes the incidents of one tile, block by block.
class incident_tile_writer {
 public:
  incident_tile_writer(const index::incident_index& snapshot, tile_id tile)
      : snapshot_(snapshot),
        codes_(snapshot.morton()),
        zoom_(static_cast<int>(tile.z)),
        tags_(snapshot, layer_, tile.z >= all_attributes_from_zoom),
        category_counts_(snapshot.category_codes().size(), 0) {}

  /// `row_at(i)`, i < size, are rows in Morton order.
  template <class RowAt>
  void add_block(RowAt row_at, std::size_t size) {
    if (size <= incidents_shown_a_block) {
      for (std::size_t i = 0; i < size; ++i) add_incident(row_at(i));
      return;
    }
    for (std::size_t i = 0; i < size;) {
      const std::uint64_t cell = codes_[row_at(i)] >> cell_shift();
      std::size_t end = i + 1;
      while (end < size && codes_[row_at(end)] >> cell_shift() == cell) ++end;
      if (end == i + 1)
        add_incident(row_at(i));
      else
        add_cluster([&, i](std::size_t each) { return row_at(i + each); }, end - i);
      i = end;
    }
  }

  std::string tile() const { return layer_.tile(); }

 private:
  int cell_shift() const { return 2 * (morton_bits - zoom_ - 6); }

  void add_incident(row at) {
    layer_.add_point(static_cast<std::uint64_t>(snapshot_.ids()[at].value),
                     unit_of(index::cell_of(codes_[at]), static_cast<std::uint32_t>(zoom_)),
                     tags_.of_incident(at));
  }

  template <class RowAt>
  void add_cluster(RowAt row_at, std::size_t size) {
    std::uint64_t severity_sum = 0;
    for (std::size_t i = 0; i < size; ++i) severity_sum += snapshot_.severities()[row_at(i)];
    layer_.add_point(std::nullopt, mean_position(row_at, size),
                     tags_.of_cluster(size, severity_sum, most_frequent_category(row_at, size)));
  }

  template <class RowAt>
  unit_position mean_position(RowAt row_at, std::size_t size) const {
    const int used_bits = std::min(mean_bits, cell_shift() / 2);
    const int shift = cell_shift() - 2 * used_bits;
    const std::uint64_t mask = (std::uint64_t{1} << (2 * used_bits)) - 1;
    std::uint64_t x = 0, y = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const small_offset offset = small_offsets[codes_[row_at(i)] >> shift & mask];
      x += offset.x;
      y += offset.y;
    }
    const index::world_cell cell = index::cell_of(codes_[row_at(0)] >> cell_shift());
    const auto units = [&](std::uint32_t cell_number, std::uint64_t sum) {
      const std::uint64_t mean = ((2 * sum + size) * units_a_cell / (2 * size)) >> used_bits;
      return static_cast<std::int32_t>(cell_number % cells_a_side) * units_a_cell +
             static_cast<std::int32_t>(mean);
    };
    return {units(cell.x, x), units(cell.y, y)};
  }

  /// Of several the first by its text, so that it does not depend on the order of import.
  template <class RowAt>
  std::uint16_t most_frequent_category(RowAt row_at, std::size_t size) {
    const auto categories = snapshot_.categories();
    for (std::size_t i = 0; i < size; ++i) ++category_counts_[categories[row_at(i)]];

    const index::dictionary& texts = snapshot_.category_codes();
    std::uint16_t best = categories[row_at(0)];
    std::uint32_t most = 0;
    const auto weigh = [&](std::uint16_t code) {
      const std::uint32_t count = std::exchange(category_counts_[code], 0);
      if (count > most || (count == most && count > 0 && texts.at(code) < texts.at(best))) {
        most = count;
        best = code;
      }
    };
    if (size < category_counts_.size())
      for (std::size_t i = 0; i < size; ++i) weigh(categories[row_at(i)]);
    else
      for (std::size_t code = 0; code < category_counts_.size(); ++code)
        weigh(static_cast<std::uint16_t>(code));
    return best;
  }

  const index::incident_index& snapshot_;
  std::span<const std::uint64_t> codes_;
  int zoom_;
  vector_layer layer_{"incidents"};
  incident_tags tags_;
  std::vector<std::uint32_t> category_counts_;  ///< by code; zero between clusters
};

/// The end of the rows from `first` on whose codes lie below `limit`, by doubling steps: the cost grows with
/// the logarithm of their number.
row end_below(std::span<const std::uint64_t> codes, row first, row last, std::uint64_t limit) {
  row step = 1;
  while (step < last - first && codes[first + step] < limit) step *= 2;
  const auto begin = codes.begin() + first + step / 2, end = codes.begin() + std::min(first + step, last);
  return static_cast<row>(std::lower_bound(begin, end, limit) - codes.begin());
}
}  // namespace

std::string incident_tile(const index::incident_index& snapshot, const row_choice& wanted, tile_id tile) {
  const auto codes = snapshot.morton().first(snapshot.located());
  const int block_shift = 2 * (morton_bits - static_cast<int>(tile.z) - 4);
  const auto [first, last] = rows_of(snapshot, tile);

  incident_tile_writer writer(snapshot, tile);
  std::vector<row> matches;
  for (row begin = first; begin < last;) {
    const std::uint64_t block = codes[begin] >> block_shift;
    const row end = end_below(codes, begin, last, (block + 1) << block_shift);
    if (wanted) {
      matches.clear();
      wanted(begin, end, matches);
      writer.add_block([&](std::size_t i) { return matches[i]; }, matches.size());
    } else {
      writer.add_block([&](std::size_t i) { return begin + static_cast<row>(i); }, end - begin);
    }
    begin = end;
  }
  return writer.tile();
}

}  // namespace uramost::tiles
