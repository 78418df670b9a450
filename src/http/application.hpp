#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "http/gate.hpp"
#include "http/guard.hpp"
#include "http/router.hpp"

namespace uramost::http {

/// What becomes of a request whose header has been read.
struct admission {
  const route* matched = nullptr;   ///< read the body it takes, then `answer`
  std::optional<response> refusal;  ///< set instead: send this, read no body
};

/// What answers depend on, as numbers that change when it does.
struct versions {
  std::function<std::int64_t()> register_revision;
  std::function<std::int64_t()> geography;
};

/// Everything between bytes and handlers: guard, routes, gate, conditional requests, compression, security
/// headers. Knows no socket. Safe for many threads.
class application {
 public:
  /// Keeps a reference to `people`.
  application(router routes, guard doorkeeper, gate& people, versions current);

  /// Reads the target and lets the guard check where it comes from; fills in `asked.path`, `query_string`,
  /// `base_url`, `captures`. Expects `method`, `headers` and the peer's `address`, which becomes the
  /// client's.
  admission admit(request& asked, std::string_view target) const;

  /// Whether `let_in` may be called where nothing may wait.
  bool recognises(request& asked) const { return people_.recognise(asked); }
  /// Finds out who asks, unless they were recognised. Answers what keeps them out, if anything.
  std::optional<response> let_in(const route& matched, request& asked, bool is_recognised) const;

  /// Ready to be sent, or with a `rest` to be completed; never throws for what a client did.
  response answer(const route& matched, const request& asked) const;

  /// Does the heavy work that is left, if any.
  response complete(const route& matched, response begun, const request& asked) const;

  /// What lasting answers last for.
  std::int64_t lasting_version() const { return current_.geography(); }

  std::span<const route> routes() const { return routes_.routes(); }
  /// Its place among the routes; one past the last for none.
  std::size_t number_of(const route* matched) const {
    return matched ? static_cast<std::size_t>(matched - routes().data()) : routes().size();
  }

  /// Adds what every answer carries. For refusals made by whoever reads the bytes.
  response finish(response made, const request& asked) const;

 private:
  response answer_live(const route& matched, const request& asked) const;
  response answer_version(const route& matched, const request& asked, const std::string& version) const;

  router routes_;
  guard guard_;
  gate& people_;
  versions current_;
  std::string salt_;  // ETags of an earlier process, perhaps with another register, must not match
};

/// Whether an If-None-Match field names the tag (weak comparison, RFC 9110 13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace uramost::http
