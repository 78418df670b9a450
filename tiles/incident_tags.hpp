#pragma once

#include <array>
#include <span>
#include <vector>

#include "index/incident_index.hpp"
#include "tiles/vector_layer.hpp"

namespace uramost::tiles {

/// The attributes of incidents in a vector layer. Every column's values get their numbers in the layer once,
/// so that an incident costs a few look-ups and no text.
class incident_tags {
 public:
  /// Both must outlive it. `all`: every attribute; otherwise category and severity only.
  incident_tags(const index::incident_index& snapshot, vector_layer& layer, bool all);

  /// Good until the next call: `category`, `severity` (1-5) and, with all, `occurred_on` (the begin, in
  /// Europe/Belgrade, as exactly as it is known: `2023-05-29`, `2023-05`, `2023-Q2` or `2023`), `stage`,
  /// `certainty`, and `municipality_code` when there is one.
  std::span<const vector_layer::tag> of_incident(index::row row);

  /// Good until the next call: `count`, `severity_sum` and the most frequent `category`.
  std::span<const vector_layer::tag> of_cluster(std::uint64_t count, std::uint64_t severity_sum,
                                                std::uint16_t category);

 private:
  using tag = vector_layer::tag;
  static constexpr tag unknown = ~tag{0};

  void start() { used_ = 0; }
  void say(tag key, tag value);
  /// The value of a dictionary's code; its text must not be empty.
  tag of_code(const index::dictionary& codes, std::vector<tag>& values, std::uint16_t code);
  tag of_date(std::int64_t begin, time_precision precision);

  const index::incident_index& snapshot_;
  vector_layer& layer_;
  bool all_;
  struct {
    tag category, severity, occurred_on, stage, certainty, municipality, count, severity_sum;
  } keys_;
  std::vector<tag> categories_, municipalities_;  ///< by code
  std::array<tag, 8> stages_;
  std::array<tag, 5> certainties_;
  number_memo dates_;

  std::array<tag, 14> tags_;
  std::size_t used_ = 0;
};

}  // namespace uramost::tiles
