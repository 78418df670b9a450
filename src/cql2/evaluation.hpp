#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cql2/expression.hpp"
#include "cql2/spatial.hpp"

namespace uramost::cql2 {

/// What a row holds under a name; monostate is null. Geometries are in degrees, longitude first.
using value = std::variant<std::monostate, bool, double, std::string, time_span, shared_geometry>;

/// A name that filters may use, and what sort of value rows have there.
struct column {
  std::string name;
  sort of = sort::text;
};

/// The value of one row in a column, by the column's number.
using row = std::function<value(std::size_t)>;

/// A filter ready to be asked of rows. Logic is three-valued, as in SQL: what compares with null is neither
/// true nor false, and a row is meant only when the whole is true. A date is all of its day in
/// Europe/Belgrade: `t = DATE('2023-05-29')` holds at any time of that day, `t > DATE(…)` after it. A text
/// compared with a time is read as one. Geometry is planar, in degrees (GEOS). CASEI and ACCENTI fold as
/// names are folded elsewhere (geodata/name_folding). Reentrant, for one thread at a time.
class evaluation {
 public:
  /// Throws invalid_input (field `filter`) for a name that is no column, or is compared with what it cannot
  /// be. `columns` are not kept.
  evaluation(const expression& condition, std::span<const column> columns);

  /// Nothing: unknown.
  std::optional<bool> operator()(const row& of) const;
  bool accepts(const row& of) const { return (*this)(of).value_or(false); }

  /// The columns that it reads, ascending.
  const std::vector<std::size_t>& reads() const { return reads_; }

  using step = std::function<value(const row&)>;

 private:
  std::vector<std::size_t> reads_;
  step whole_;
};

}  // namespace uramost::cql2
