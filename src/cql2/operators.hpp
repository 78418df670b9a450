#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace uramost::cql2 {

/// All operators of CQL2 (OGC 21-065r2) that are known here, in the order of their table.
enum class op : std::uint8_t {
  and_,
  or_,
  not_,
  equal,
  not_equal,
  less,
  greater,
  at_most,
  at_least,
  like,
  between,
  in,
  is_null,
  plus,
  minus,
  times,
  divided,
  modulo,
  whole_divided,
  power,
  casei,
  accenti,
  s_contains,
  s_crosses,
  s_disjoint,
  s_equals,
  s_intersects,
  s_overlaps,
  s_touches,
  s_within,
  t_after,
  t_before,
  t_contains,
  t_disjoint,
  t_during,
  t_equals,
  t_finished_by,
  t_finishes,
  t_intersects,
  t_meets,
  t_met_by,
  t_overlapped_by,
  t_overlaps,
  t_started_by,
  t_starts,
  interval
};

/// What kinds of value something may have or takes: bits, of which several may be set.
enum sort : std::uint8_t {
  boolean = 1,
  number = 2,
  text = 4,
  moment = 8,
  span = 16,
  shape = 32,
  open_end = 64
};
inline constexpr std::uint8_t scalar = boolean | number | text | moment, anything = scalar | span | shape;

/// How tightly an operator binds in text; 0 for those written as functions.
enum binding { as_function, loosest, conjunction, negation, comparison, sum, product, raised, tightest };

struct operator_row {
  op what;
  std::string_view json;     ///< its name in JSON
  std::string_view text;     ///< and in text
  std::uint8_t least, most;  ///< how many arguments it has
  std::uint8_t takes;        ///< sorts of each
  std::uint8_t gives;        ///< sort of the whole
  binding binds;
};

const operator_row& row_of(op what);
/// Nothing when there is none of that name.
std::optional<op> op_of_json(std::string_view name);
/// Of those that are written as functions or as signs; the case does not matter.
std::optional<op> op_of_text(std::string_view name);

/// "a number, a text or a time": for people.
std::string_view words_of(std::uint8_t sorts);

}  // namespace uramost::cql2
