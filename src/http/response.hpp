#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"

namespace uramost::http {

/// A piece of a body that is made while it is sent.
struct body_piece {
  enum class follow_up {
    more,   ///< ask again as soon as this piece is sent
    later,  ///< nothing new for the moment: ask again after a pause
    end     ///< this was the last piece
  };
  std::string bytes;
  follow_up then = follow_up::more;
};

/// Makes the next piece. Called by one thread at a time, never on an I/O thread; pulled only when the client
/// has taken the piece before, destroyed when the client has gone. An exception cuts the response off, so
/// that the client sees that it is not complete.
using body_producer = std::function<body_piece()>;

/// What a handler answers.
struct response {
  int status = 200;
  header_fields headers;  ///< names as sent; length, connection and security are added later
  std::shared_ptr<const std::string> body;     ///< null: empty
  body_producer stream;                        ///< set: instead of `body`
  std::optional<std::uint64_t> stream_length;  ///< when the stream's size is known beforehand

  /// Set instead of all else by a light handler that finds heavy work to do: makes the answer on a worker
  /// thread. Owns what it needs. Only on routes of `freshness::own`.
  std::function<response()> rest;
  bool rest_takes_long = false;  ///< milliseconds, in which others should not have to wait
  /// The answer to these bytes is the same for everybody, until the geography changes or there is a new
  /// release.
  bool is_lasting = false;

  /// Replaces or adds.
  response& set(std::string_view name, std::string value);
  /// Empty when not set. The case of `name` does not matter.
  std::string_view header(std::string_view name) const;
  std::string_view body_text() const { return body ? std::string_view{*body} : std::string_view{}; }
};

response text_response(std::string content_type, std::string body, int status = 200);
response stream_response(std::string content_type, body_producer stream);

/// "Not Found" and so on.
std::string_view reason_phrase(int status);

/// How a body of unknown length ends: with the last chunk, or (HTTP/1.0) with the connection.
enum class framing { chunked, until_close };

/// Status line and header fields with the blank line that ends them. Without `keep_alive` the connection is
/// announced to close.
std::string head_text(const response& answer, bool keep_alive, framing unknown_length = framing::chunked);

/// One chunk of the chunked transfer coding; empty bytes give the last one.
std::string chunk_text(std::string_view bytes);

}  // namespace uramost::http
