#include "cql2/expression.hpp"

#include "core/time_interval.hpp"

namespace uramost::cql2 {

bool operator==(const operation& a, const operation& b) {
  return a.what == b.what && a.arguments == b.arguments;
}

std::optional<expression> read_end_of_interval(std::string_view text) {
  if (text == "..") return expression{unbounded{}};
  if (const auto day = parse_date(text)) return expression{*day};
  if (const auto moment = parse_instant(text)) return expression{*moment};
  return std::nullopt;
}

namespace {
struct sort_reader {
  std::uint8_t operator()(bool /*one*/) const { return sort::boolean; }
  std::uint8_t operator()(double /*one*/) const { return sort::number; }
  std::uint8_t operator()(const std::string& /*one*/) const { return sort::text; }
  std::uint8_t operator()(const date& /*one*/) const { return sort::moment; }
  std::uint8_t operator()(const instant& /*one*/) const { return sort::moment; }
  std::uint8_t operator()(const unbounded& /*one*/) const { return sort::open_end; }
  std::uint8_t operator()(const geometry& /*one*/) const { return sort::shape; }
  std::uint8_t operator()(const property& /*one*/) const { return anything; }
  std::uint8_t operator()(const operation& one) const { return row_of(one.what).gives; }
};
}  // namespace

std::uint8_t sorts_of(const expression& part) { return std::visit(sort_reader{}, part.value); }

std::string fault_of(const operation& whole) {
  const operator_row& row = row_of(whole.what);
  const std::size_t given = whole.arguments.size();
  const std::string name(row.text);
  if (given < row.least || given > row.most)
    return name + " takes " + std::to_string(row.least) +
           (row.most > row.least ? " arguments or more" : " argument(s)");
  for (const expression& each : whole.arguments)
    if ((sorts_of(each) & row.takes) == 0) return name + " takes " + std::string(words_of(row.takes));
  return {};
}

}  // namespace uramost::cql2
