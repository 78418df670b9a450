#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tiles/number_memo.hpp"
#include "tiles/tile_units.hpp"

namespace uramost::tiles {

/// Corners of a polygon's ring, the first not repeated at its end.
using unit_ring = std::vector<unit_position>;

/// One layer of a Mapbox Vector Tile (specification 2.1), written feature by feature.
///
/// Attributes are tags: numbers of a key and of a value in turn. `key`, `text` and `number` give these
/// numbers, the same for equal names, texts and numbers.
class vector_layer {
 public:
  using tag = std::uint32_t;

  explicit vector_layer(std::string_view name) : name_(name) {}

  tag key(std::string_view name);
  tag text(std::string_view value);
  /// Without looking whether the text is there already: for who remembers what came of it.
  tag new_text(std::string_view value);
  tag number(std::uint64_t value);
  tag number(double value);

  void add_point(std::optional<std::uint64_t> id, unit_position at, std::span<const tag> tags);

  /// Rings as `unit_rings` makes them: every exterior clockwise on the screen, behind it its holes, which
  /// turn the other way. Adds nothing when there is no ring.
  void add_polygon(std::optional<std::uint64_t> id, std::span<const unit_ring> rings,
                   std::span<const tag> tags);

  std::size_t features() const { return count_; }

  /// A tile of this layer alone; no bytes when it has no feature. Tiles of several layers are their tiles one
  /// behind the other.
  std::string tile() const;

 private:
  /// Adds a feature whose geometry `write(char*)` writes, in at most `most_bytes`, and answers its end.
  template <class Write>
  void add_feature(std::optional<std::uint64_t> id, std::span<const tag> tags, unsigned geometry_type,
                   std::size_t most_bytes, Write write);

  std::string name_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, tag> texts_;
  number_memo wholes_, reals_;  ///< reals by their bits
  std::string values_;          ///< fields of the layer, ready to be sent
  std::uint32_t value_count_ = 0;
  std::string features_;  ///< fields of the layer, up to `end_`
  std::size_t end_ = 0;
  std::size_t count_ = 0;
};

}  // namespace uramost::tiles
