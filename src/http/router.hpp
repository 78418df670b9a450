#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/role.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

using handler = std::function<response(const request&)>;

/// What the body of a request to a route may be.
enum class body_kind {
  none,      ///< no body is read (one that comes is refused)
  json,      ///< read into memory, at most `limits::json_body`
  document,  ///< the same of much data, at most `limits::document_body`
  form       ///< multipart/form-data, its file written to disk while it comes, at most `limits::upload_body`
};

/// Where a handler runs.
enum class cost {
  light,   ///< on the I/O thread: only what is done in microseconds (see also `response::rest`)
  heavy,   ///< on the worker threads
  writing  ///< on the one thread for what changes the register, so that none that reads waits for it
};

/// Of what an answer depends: decides how it may be cached.
enum class freshness {
  live,      ///< of more than the snapshot: computed each time, ETag from the bytes
  snapshot,  ///< of the target, who asks and the register's revision alone: ETag from these, 304 without
             ///< computing
  places,    ///< of the target and the geography alone: likewise; the same for everybody
  own        ///< the handler says itself
};

/// One line of the route table.
struct route {
  std::string method;   ///< GET (also answers HEAD), POST, DELETE
  std::string pattern;  ///< "/tiles/heat/{z}/{x}/{y}.png": `{name}` matches what one segment holds there
  accounts::permission needs;  ///< `read_published` is everybody's
  handler answer;
  freshness fresh = freshness::live;
  cost work = cost::heavy;
  body_kind body = body_kind::none;
};

/// What the table says about a method and a path.
struct route_match {
  const route* found = nullptr;
  std::vector<std::pair<std::string, std::string>> captures;
  std::vector<std::string> allowed;  ///< when nothing is found: methods other routes have for this path
};

/// The route table. The first pattern that fits wins. Immutable after construction, safe for many threads.
class router {
 public:
  explicit router(std::vector<route> table) : table_(std::move(table)) {}

  route_match match(std::string_view method, std::string_view path) const;

  std::span<const route> routes() const { return table_; }

 private:
  std::vector<route> table_;
};

/// Runs the handler; whatever it throws becomes a problem. Errors that are no `uramost::error` are logged and
/// say nothing about themselves to the client.
response answer(const route& matched, const request& asked);

/// Likewise for what a handler left to do.
response complete(const route& matched, const response& begun, const request& asked);

}  // namespace uramost::http
