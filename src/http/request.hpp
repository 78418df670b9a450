#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accounts/access.hpp"
#include "core/progress.hpp"
#include "core/query_parameters.hpp"

namespace uramost::http {

class form;

/// Header fields in the order they came; names in lower case.
using header_fields = std::vector<std::pair<std::string, std::string>>;

/// What a client asks, as handlers see it: no socket, no library type.
struct request {
  std::uint64_t id = 0;        ///< for the log, from 1 in every process
  std::string method = "GET";  ///< as sent; HEAD stays HEAD (the router finds GET's handler for it)
  std::string path = "/";      ///< decoded, starts with '/', holds no "." or ".." segment
  std::string query_string;    ///< as sent, without '?'
  header_fields headers;
  std::string body;                    ///< whole, for routes that take JSON
  std::shared_ptr<const form> fields;  ///< for routes that take multipart/form-data
  accounts::access who;                ///< who asks; everybody, unless they show who they are
  std::string address;                 ///< numeric, of the client; "unknown" when a proxy does not tell
  bool is_secure = false;              ///< came through TLS, at least up to a proxy of ours
  std::stop_token gone;                ///< stops when nobody waits for the answer any more
  progress_sink watched = keep_going;  ///< hears how long work goes on, and may end it
  std::string base_url;                ///< "http://localhost:8080", from the checked Host header

  std::vector<std::pair<std::string, std::string>> captures;  ///< what the route's {names} matched

  /// Empty when there is no such field. `name` in lower case.
  std::string_view header(std::string_view name) const;
  /// What the route's `{name}` matched. Throws internal when the route has no such name.
  const std::string& captured(std::string_view name) const;
  /// The parameters, to be taken. Throws invalid_input when the query string is malformed.
  query_parameters parameters() const { return query_parameters::parse(query_string); }
  /// For long work, which it ends when the client has gone, or who watches has had enough.
  progress_sink while_wanted() const {
    return [gone = gone, watched = watched](const progress& made) {
      return !gone.stop_requested() && watched(made);
    };
  }
};

/// The parts of a request target.
struct request_target {
  std::string
      authority;  ///< only in the absolute form (http://host/path, https://…); wins over the Host header
  std::string path;
  std::string query_string;
};

/// Reads the origin form (`/path?query`) or the absolute form of RFC 9112. Throws invalid_input for anything
/// else, for broken percent escapes, bytes that are not UTF-8, control characters, backslashes, empty, "." or
/// ".." segments.
request_target parse_target(std::string_view target);

}  // namespace uramost::http
