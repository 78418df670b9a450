#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/json.hpp"
#include "http/request.hpp"

namespace uramost::http {

/// The JSON object that a request sends. Every function throws invalid_input naming the member at fault.
class json_body {
 public:
  /// `known`: the members it may have.
  json_body(const request& asked, std::span<const std::string_view> known);
  json_body(const request& asked, std::initializer_list<std::string_view> known)
      : json_body(asked, std::span(known.begin(), known.size())) {}

  const json& members() const { return object_; }

  /// Empty when it is missing or null.
  std::string text(std::string_view member) const;
  /// As `text`, but it may not be empty.
  std::string needed_text(std::string_view member) const;
  std::optional<std::int64_t> integer(std::string_view member, std::int64_t least, std::int64_t most) const;
  /// All members as a register's row would have them: texts, and numbers as text; null is left out. `but`: of
  /// these members nothing is wanted.
  std::vector<std::pair<std::string, std::string>> fields(std::string_view but = {}) const;
  /// Of an array of texts.
  std::vector<std::string> texts(std::string_view member) const;

 private:
  const json* find(std::string_view member) const;

  json object_;
};

}  // namespace uramost::http
