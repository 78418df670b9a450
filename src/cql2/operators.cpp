#include "cql2/operators.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace uramost::cql2 {

namespace {
constexpr std::uint8_t many = 255;

constexpr operator_row on_times(op what, std::string_view name) {
  return {what, name, name, 2, 2, moment | span, boolean, as_function};
}
constexpr operator_row on_shapes(op what, std::string_view name) {
  return {what, name, name, 2, 2, shape, boolean, as_function};
}
constexpr operator_row on_numbers(op what, std::string_view name, binding binds) {
  return {what, name, name, 2, 2, number, number, binds};
}
constexpr operator_row on_scalars(op what, std::string_view name) {
  return {what, name, name, 2, 2, scalar, boolean, comparison};
}

constexpr std::array table{
    operator_row{op::and_, "and", "AND", 2, many, boolean, boolean, conjunction},
    operator_row{op::or_, "or", "OR", 2, many, boolean, boolean, loosest},
    operator_row{op::not_, "not", "NOT", 1, 1, boolean, boolean, negation},
    on_scalars(op::equal, "="),
    on_scalars(op::not_equal, "<>"),
    on_scalars(op::less, "<"),
    on_scalars(op::greater, ">"),
    on_scalars(op::at_most, "<="),
    on_scalars(op::at_least, ">="),
    operator_row{op::like, "like", "LIKE", 2, 2, text, boolean, comparison},
    operator_row{op::between, "between", "BETWEEN", 3, 3, number | moment | text, boolean, comparison},
    operator_row{op::in, "in", "IN", 2, many, scalar, boolean, comparison},
    operator_row{op::is_null, "isNull", "IS NULL", 1, 1, anything, boolean, comparison},
    on_numbers(op::plus, "+", sum),
    on_numbers(op::minus, "-", sum),
    on_numbers(op::times, "*", product),
    on_numbers(op::divided, "/", product),
    on_numbers(op::modulo, "%", product),
    on_numbers(op::whole_divided, "div", product),
    on_numbers(op::power, "^", raised),
    operator_row{op::casei, "casei", "CASEI", 1, 1, text, text, as_function},
    operator_row{op::accenti, "accenti", "ACCENTI", 1, 1, text, text, as_function},
    on_shapes(op::s_contains, "s_contains"),
    on_shapes(op::s_crosses, "s_crosses"),
    on_shapes(op::s_disjoint, "s_disjoint"),
    on_shapes(op::s_equals, "s_equals"),
    on_shapes(op::s_intersects, "s_intersects"),
    on_shapes(op::s_overlaps, "s_overlaps"),
    on_shapes(op::s_touches, "s_touches"),
    on_shapes(op::s_within, "s_within"),
    on_times(op::t_after, "t_after"),
    on_times(op::t_before, "t_before"),
    on_times(op::t_contains, "t_contains"),
    on_times(op::t_disjoint, "t_disjoint"),
    on_times(op::t_during, "t_during"),
    on_times(op::t_equals, "t_equals"),
    on_times(op::t_finished_by, "t_finishedBy"),
    on_times(op::t_finishes, "t_finishes"),
    on_times(op::t_intersects, "t_intersects"),
    on_times(op::t_meets, "t_meets"),
    on_times(op::t_met_by, "t_metBy"),
    on_times(op::t_overlapped_by, "t_overlappedBy"),
    on_times(op::t_overlaps, "t_overlaps"),
    on_times(op::t_started_by, "t_startedBy"),
    on_times(op::t_starts, "t_starts"),
    operator_row{op::interval, "interval", "INTERVAL", 2, 2, moment | open_end, span, as_function},
};
static_assert(std::ranges::is_sorted(table, {}, &operator_row::what));
static_assert(table.size() == static_cast<std::size_t>(op::interval) + 1);
}  // namespace

const operator_row& row_of(op what) { return table[static_cast<std::size_t>(what)]; }

std::optional<op> op_of_json(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &operator_row::json);
  if (found == table.end() || found->what == op::interval) return std::nullopt;
  return found->what;
}

std::optional<op> op_of_text(std::string_view name) {
  const std::string wanted = ascii_lower(name);
  const auto* found =
      std::ranges::find_if(table, [&](const operator_row& row) { return ascii_lower(row.text) == wanted; });
  return found == table.end() ? std::nullopt : std::optional(found->what);
}

std::string_view words_of(std::uint8_t sorts) {
  switch (sorts) {
    case boolean:
      return "a condition";
    case number:
      return "a number";
    case text:
      return "a text";
    case shape:
      return "a geometry";
    case moment | span:
      return "a time or an interval";
    case moment | open_end:
      return "a time or '..'";
    case scalar:
      return "a number, a text, a time or a truth value";
    case number | moment | text:
      return "a number, a text or a time";
    default:
      return "a value";
  }
}

}  // namespace uramost::cql2
