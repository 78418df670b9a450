#pragma once

#include <string>
#include <string_view>

namespace uramost::bench {

struct http_answer {
  int status = 0;
  std::string body;
};

/// One keep-alive HTTP/1.1 connection to 127.0.0.1, for benches: blocking, no delay, opened when first needed
/// and again when the server has closed it; shows the token in the environment's BENCH_TOKEN, if any. Bodies
/// by Content-Length or in chunks. Throws uramost::error (unavailable) when the server does not answer or
/// answers nonsense. Not for several threads at once.
class http_connection {
 public:
  explicit http_connection(unsigned short port) : port_(port) {}
  ~http_connection() { close(); }
  http_connection(const http_connection&) = delete;
  http_connection& operator=(const http_connection&) = delete;

  /// `target` as in the request line: path and query string.
  http_answer get(std::string_view target) { return ask("GET", target, {}); }
  http_answer post_json(std::string_view target, std::string_view body) { return ask("POST", target, body); }

 private:
  http_answer ask(std::string_view method, std::string_view target, std::string_view json);
  void open();
  void close();
  void send(std::string_view request);
  bool receive();  ///< more bytes into `received_`; false when the server has closed
  std::string_view line();
  void body_of(std::size_t length, std::string& into);

  unsigned short port_;
  int socket_ = -1;
  std::string received_;
  std::size_t read_ = 0;  ///< bytes of `received_` that are used up
};

}  // namespace uramost::bench
