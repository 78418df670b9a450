#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/incident_query.hpp"
#include "index/incident_index.hpp"
#include "index/morton.hpp"

namespace uramost::index {

/// An incident query compiled for one snapshot, which must outlive it; cheap to make. Immutable and safe to
/// use from many threads.
class row_filter {
 public:
  /// `text_matches`: ids that match `query.text`, from the store; ignored when the text is empty.
  row_filter(const incident_index& snapshot, const incident_query& query,
             std::span<const incident_id> text_matches = {});

  /// True when there is no condition.
  bool accepts_all() const { return accepts_all_; }

  /// Appends the rows of [first, last) that meet every condition.
  void append_matches(row first, row last, std::vector<row>& matches) const;

 private:
  template <class Value>
  struct bounds {
    Value least, most;  ///< both included
  };
  /// A box, and in cells what surely lies in it (nothing when `least` is beyond `most`) and what may.
  struct box_condition {
    bounding_box degrees;
    cell_box surely, perhaps;
  };
  /// How much of some rows lies in the box.
  enum class share { none, some, all };
  /// Four codes of a column, to be compared with each row; where there are fewer, the last is repeated.
  using four_codes = std::array<std::uint16_t, 4>;
  using code_set = std::vector<std::uint8_t>;  ///< by code: 1 when it is meant; the last is for `none`
  /// What is meant, when there is a condition: one of a few codes, or of many.
  struct code_condition {
    std::vector<four_codes> few;
    std::optional<code_set> many;
    std::uint64_t bits = ~std::uint64_t{0};  ///< of the codes that are meant, as in block_summary
  };

  static code_condition compile(std::vector<std::uint16_t> codes, const dictionary& known);
  static box_condition compile(const bounding_box& box);
  bool may_match(const block_summary& block) const;
  share in_box(row first, row last) const;
  void flag_rows(row first, std::size_t size, bool asks_box, std::uint8_t* keep) const;
  bool meets_the_rest(row at) const;

  const incident_index& snapshot_;
  bool accepts_all_;
  // Asked of every row, eight and more at a time.
  std::optional<box_condition> bbox_;
  std::optional<bounds<std::int64_t>> time_;
  std::optional<hour_range> hours_;
  std::optional<severity_range> severity_;
  code_condition municipalities_, categories_, sources_;
  // Asked of the rows that are left.
  bool has_rest_ = false;
  std::uint32_t weekdays_ = 0, stages_ = 0;          ///< bits of the wanted ones, 0: no condition
  std::optional<std::vector<std::int64_t>> places_;  ///< ascending
  std::optional<std::vector<bool>> text_rows_;
};

}  // namespace uramost::index
