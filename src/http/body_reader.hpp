#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "http/form.hpp"
#include "http/limits.hpp"
#include "http/request.hpp"
#include "http/router.hpp"

namespace uramost::http {

/// A body of more bytes than its route takes.
class body_too_large : public std::runtime_error {
 public:
  using runtime_error::runtime_error;
};

/// Takes the body of a request as it comes and puts it where handlers find it: JSON into `request::body`, a
/// form into `request::fields`.
class body_reader {
 public:
  /// Throws invalid_input when the content type is not what the route takes.
  body_reader(body_kind kind, request& into, const limits& bounds, const std::filesystem::path& uploads);

  /// Throws body_too_large at once when the announced size is too much.
  void expect_size(std::uint64_t announced) const;
  /// Throws body_too_large, and what `form_reader` throws.
  void feed(std::string_view bytes);
  void finish();

 private:
  request& into_;
  std::uint64_t most_;
  std::uint64_t read_ = 0;
  std::optional<form_reader> form_;
};

}  // namespace uramost::http
