#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "http/guard.hpp"
#include "http/router.hpp"

namespace uramost::http {

/// What becomes of a request whose header has been read.
struct admission {
  const route* matched = nullptr;   ///< read the body it takes, then `answer`
  std::optional<response> refusal;  ///< set instead: send this, read no body
};

/// Everything between bytes and handlers: guard, routes, conditional requests, compression, security headers.
/// Knows no socket. Immutable after construction, safe for many threads.
class application {
 public:
  /// `current_revision` is what answers of `freshness::snapshot` depend on.
  application(router routes, guard doorkeeper, std::function<std::int64_t()> current_revision);

  /// Reads the target and checks Host and Origin; fills in `asked.path`, `query_string`, `base_url`,
  /// `captures`. Expects `method` and `headers`.
  admission admit(request& asked, std::string_view target) const;

  /// Ready to be sent, or with a `rest` to be completed; never throws for what a client did.
  response answer(const route& matched, const request& asked) const;

  /// Does the heavy work that is left, if any.
  response complete(const route& matched, response begun, const request& asked) const;

  std::int64_t current_revision() const { return current_revision_(); }

  std::span<const route> routes() const { return routes_.routes(); }
  /// Its place among the routes; one past the last for none.
  std::size_t number_of(const route* matched) const {
    return matched ? static_cast<std::size_t>(matched - routes().data()) : routes().size();
  }

  /// Adds what every answer carries. For refusals made by whoever reads the bytes.
  response finish(response made, const request& asked) const;

 private:
  response answer_live(const route& matched, const request& asked) const;
  response answer_snapshot(const route& matched, const request& asked) const;

  router routes_;
  guard guard_;
  std::function<std::int64_t()> current_revision_;
  std::string salt_;  // ETags of an earlier process, perhaps with another register, must not match
};

/// Whether an If-None-Match field names the tag (weak comparison, RFC 9110 13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace uramost::http
