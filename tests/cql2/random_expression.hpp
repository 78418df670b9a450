#pragma once

#include <cmath>
#include <random>

#include "core/time_interval.hpp"
#include "cql2/expression.hpp"

namespace uramost::cql2 {

/// Trees of every operator and every kind of value, as the readers could have made them.
class random_expression {
 public:
  explicit random_expression(unsigned seed) : random_(seed) {}

  expression condition(int depth = 5) { return of_sort(sort::boolean, depth); }

 private:
  int number_below(int n) { return std::uniform_int_distribution(0, n - 1)(random_); }

  expression of_sort(std::uint8_t sorts, int depth) {
    std::vector<const operator_row*> fitting;
    for (int i = 0; i <= static_cast<int>(op::interval); ++i) {
      const operator_row& row = row_of(static_cast<op>(i));
      if ((row.gives & sorts) != 0) fitting.push_back(&row);
    }
    if (depth > 0 && !fitting.empty() && number_below(4) > 0)
      return operation_of(*fitting[static_cast<std::size_t>(number_below(static_cast<int>(fitting.size())))],
                          depth);
    if (number_below(3) == 0) return {property{name()}};
    return literal(sorts);
  }

  expression operation_of(const operator_row& row, int depth) {
    const int count = row.most > row.least ? row.least + number_below(3) : row.least;
    operation made{row.what, {}};
    for (int i = 0; i < count; ++i) made.arguments.push_back(of_sort(row.takes, depth - 1));
    return {made};
  }

  expression literal(std::uint8_t sorts) {
    for (;;) switch (number_below(7)) {
        case 0:
          if (sorts & sort::boolean) return {number_below(2) == 0};
          break;
        case 1:
          if (sorts & sort::number)
            return {std::ldexp(number_below(2'000'001) - 1'000'000, number_below(40) - 20)};
          break;
        case 2:
          if (sorts & sort::text) return {text()};
          break;
        case 3:
          if (sorts & sort::moment) return {*parse_date(number_below(2) == 0 ? "2023-05-29" : "1999-12-31")};
          break;
        case 4:
          if (sorts & sort::moment)
            return {instant{std::chrono::milliseconds{1'700'000'000'123LL + number_below(1 << 30)}}};
          break;
        case 5:
          if (sorts & sort::shape) return {shape(2)};
          break;
        default:
          if (sorts & sort::open_end) return {unbounded{}};
      }
  }

  std::string name() {
    static const char* const names[]{"a", "occurred_at", "and", "Ë ш", "with \"quote\"", "x.y:z", "9"};
    return names[number_below(7)];
  }
  std::string text() {
    static const char* const texts[]{"",   "plain",  "it's", "\\'", "a\\%b_%", "Звечан / Zveçan",
                                     "''", "\\\\'x", "..",   "\n"};
    return texts[number_below(10)];
  }

  position at() { return {number_below(3'600) / 10.0 - 180, number_below(1'800) / 10.0 - 90}; }
  geometry line(int count, geometry_kind kind = geometry_kind::line_string) {
    geometry made{kind, {}, {}};
    for (int i = 0; i < count; ++i) made.positions.push_back(at());
    return made;
  }
  geometry polygon() {
    geometry made{geometry_kind::polygon, {}, {}};
    for (int rings = 1 + number_below(2); rings > 0; --rings) {
      made.parts.push_back(line(3 + number_below(3)));
      made.parts.back().positions.push_back(made.parts.back().positions.front());
    }
    return made;
  }
  geometry shape(int depth) {
    const auto kind = static_cast<geometry_kind>(number_below(depth > 0 ? 8 : 6));
    geometry made{kind, {}, {}};
    switch (kind) {
      case geometry_kind::point:
        return line(1, kind);
      case geometry_kind::line_string:
        return line(2 + number_below(3));
      case geometry_kind::polygon:
        return polygon();
      case geometry_kind::box: {
        const position low = at();
        return {kind, {low, {low.x + number_below(9), low.y + number_below(9)}}, {}};
      }
      default:
        for (int members = 1 + number_below(3); members > 0; --members)
          made.parts.push_back(kind == geometry_kind::multi_point         ? line(1, geometry_kind::point)
                               : kind == geometry_kind::multi_line_string ? line(2)
                               : kind == geometry_kind::multi_polygon     ? polygon()
                                                                          : member(depth - 1));
        return made;
    }
  }
  /// CQL2 has no box among the members of a collection.
  geometry member(int depth) {
    for (;;)
      if (geometry made = shape(depth); made.kind != geometry_kind::box) return made;
  }

  std::mt19937 random_;
};

}  // namespace uramost::cql2
