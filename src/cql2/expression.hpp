#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cql2/geometry.hpp"
#include "cql2/instant.hpp"
#include "cql2/operators.hpp"

namespace uramost::cql2 {

struct expression;

/// The value that a row has under a name.
struct property {
  std::string name;

  friend bool operator==(const property&, const property&) = default;
};

/// The end of an interval that has none: '..'.
struct unbounded {
  friend bool operator==(const unbounded&, const unbounded&) = default;
};

/// An operator with what it is applied to. Of `in` the first argument is what is looked for in the others.
struct operation {
  op what = op::and_;
  std::vector<expression> arguments;

  friend bool operator==(const operation&, const operation&);
};

/// A filter of the Common Query Language (OGC CQL2, 21-065r2), or a part of one, as a tree. What the readers
/// give keeps to `limits`, and every operation in it has as many arguments, and of such sorts, as it takes.
struct expression {
  std::variant<bool, double, std::string, date, instant, unbounded, geometry, property, operation> value;

  friend bool operator==(const expression&, const expression&) = default;
};

/// An operator applied to arguments.
template <class... Arguments>
expression applied(op what, Arguments... arguments) {
  operation made{what, {}};
  (made.arguments.push_back(std::move(arguments)), ...);
  return {std::move(made)};
}

/// What stands in quotes at an end of an interval: a date, a time or '..'; nothing when it is none of them.
std::optional<expression> read_end_of_interval(std::string_view text);

/// What sorts of value it may have; a property's is not known yet.
std::uint8_t sorts_of(const expression& part);

/// What is wrong with an operation's arguments, in a sentence; empty when nothing is.
std::string fault_of(const operation& whole);

/// Calls `visit` for every part, from the outside in.
template <class Expression, class Visit>
void for_each_part(Expression& whole, const Visit& visit) {
  visit(whole);
  if (auto* inner = std::get_if<operation>(&whole.value))
    for (auto& each : inner->arguments) for_each_part(each, visit);
}

}  // namespace uramost::cql2
