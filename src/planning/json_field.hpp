#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace uramost::planning {

/// A value of a JSON document and where it stands there, "points[3].lon", so that whoever cannot use it says
/// where it is. Refers to the document. Every function throws invalid_input with that place as its field.
/// Thread-safe.
class json_field {
 public:
  /// An empty place is the document itself.
  json_field(const nlohmann::ordered_json& value, std::string place)
      : value_(&value), place_(std::move(place)) {}

  const std::string& place() const { return place_; }
  /// "points[3].lon takes a number": what to throw.
  error refused(std::string_view why) const;

  /// Throws unless it is an object without other members than these: others are misspelt most likely.
  void expect_members(std::initializer_list<std::string_view> known) const;
  /// Nothing when it is missing or null.
  std::optional<json_field> find(std::string_view member) const;
  json_field at(std::string_view member) const;
  std::vector<json_field> elements(std::size_t most) const;
  /// Of an object whose members have names of their own.
  std::vector<std::pair<std::string, json_field>> members(std::size_t most) const;

  /// Without control characters, but for line ends and tabs in what `may_have_lines`.
  std::string text(std::size_t longest, bool may_have_lines = false) const;
  double number(double least, double most) const;
  std::int64_t integer(std::int64_t least, std::int64_t most) const;
  bool flag() const;

 private:
  std::string place_of(std::string_view member) const;

  const nlohmann::ordered_json* value_;
  std::string place_;
};

}  // namespace uramost::planning
