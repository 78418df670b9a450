#pragma once

#include <map>
#include <optional>
#include <string>

namespace uramost::http {

/// A request as it was sent.
struct sent_request {
  std::string method, target;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< as far as it was sent; chunks as they are
};

/// The requests in the bytes that somebody sends, in order, so that each answer finds its question. Bytes
/// that are no HTTP end it: from then on nothing is known.
class sent_requests {
 public:
  void add(const std::string& bytes) { unread_ += bytes; }
  /// The oldest that was not taken yet; nothing when its head is not complete, or is none.
  std::optional<sent_request> take();

 private:
  std::string unread_;
};

}  // namespace uramost::http
