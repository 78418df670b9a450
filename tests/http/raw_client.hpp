#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sent_requests.hpp"

namespace uramost::http {

/// An answer as it came over the wire.
struct raw_response {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< chunks put together
  bool complete = false;                       ///< the body ended as announced
};

/// A client that sends exactly the bytes it is told, also wrong ones. Waits at most ten seconds for anything.
/// Holds every whole answer against the server's own description (contract.hpp).
class raw_client {
 public:
  /// `fields`: header lines that `get` sends, each with its line end.
  explicit raw_client(std::uint16_t port, std::string fields = "");
  ~raw_client();
  raw_client(const raw_client&) = delete;
  raw_client& operator=(const raw_client&) = delete;

  /// Answers false when the server has closed.
  bool send(const std::string& bytes);
  /// Nothing when the connection ended before an answer's head. `has_body` is false for answers to HEAD.
  std::optional<raw_response> receive(bool has_body = true);
  /// Waits until `text` has come (and takes all up to its end), or the connection ended.
  std::string receive_until(const std::string& text);
  /// Waits for the server to close; false after ten seconds.
  bool is_closed();

  /// GET with the right Host; `fields` are further header lines, each with its line end.
  std::optional<raw_response> get(const std::string& target, const std::string& fields = "");

 private:
  std::optional<raw_response> receive_any(bool has_body);
  bool fill();
  bool fill_to(std::size_t size);

  std::uint16_t port_;
  std::string fields_;
  int socket_;
  std::string unread_;
  sent_requests asked_;
};

}  // namespace uramost::http
