#include "http_connection.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <cstring>

#include "core/error.hpp"

namespace uramost::bench {

namespace {
[[noreturn]] void fail(const char* what) { throw error(error_kind::unavailable, what); }

/// The value of a header line when it has this name (lower case).
bool is_header(std::string_view line, std::string_view name, std::string_view& value) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (std::tolower(static_cast<unsigned char>(line[i])) != name[i]) return false;
  value = line.substr(name.size() + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  return true;
}
}  // namespace

http_answer http_connection::ask(std::string_view method, std::string_view target, std::string_view json) {
  std::string request(method);
  request.append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(std::to_string(port_));
  if (const char* token = std::getenv("BENCH_TOKEN"))
    request.append("\r\nAuthorization: Bearer ").append(token);
  if (!json.empty())
    request.append("\r\nContent-Type: application/json\r\nContent-Length: ")
        .append(std::to_string(json.size()));
  send(request.append("\r\n\r\n").append(json));

  http_answer answer;
  std::string_view head = line();
  if (!head.starts_with("HTTP/1.1 ")) fail("the answer is not HTTP/1.1");
  answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
  std::size_t length = 0;
  bool chunked = false, closing = false;
  for (std::string_view header = line(), value; !header.empty(); header = line()) {
    if (is_header(header, "content-length", value))
      length = std::strtoull(std::string(value).c_str(), nullptr, 10);
    if (is_header(header, "transfer-encoding", value)) chunked = value == "chunked";
    if (is_header(header, "connection", value)) closing = value == "close";
  }
  if (!chunked) body_of(length, answer.body);
  while (chunked) {
    length = std::strtoull(std::string(line()).c_str(), nullptr, 16);
    body_of(length, answer.body);
    line();
    chunked = length > 0;
  }
  if (closing) close();
  return answer;
}

void http_connection::open() {
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port_);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0)
    fail("nobody listens");
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void http_connection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void http_connection::send(std::string_view request) {
  char next = 0;
  if (socket_ >= 0 && ::recv(socket_, &next, 1, MSG_PEEK | MSG_DONTWAIT) == 0) close();  // closed while idle
  if (socket_ < 0) open();
  received_.clear();
  read_ = 0;
  if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
    fail("the server has hung up");
}

bool http_connection::receive() {
  char piece[65536];
  const ssize_t size = ::recv(socket_, piece, sizeof piece, 0);
  if (size <= 0) return false;
  received_.append(piece, static_cast<std::size_t>(size));
  return true;
}

/// The next line without its end; valid until more is read.
std::string_view http_connection::line() {
  std::size_t end = 0;
  while ((end = received_.find("\r\n", read_)) == std::string::npos)
    if (!receive()) fail("the answer ends early");
  const std::string_view text = std::string_view(received_).substr(read_, end - read_);
  read_ = end + 2;
  return text;
}

void http_connection::body_of(std::size_t length, std::string& into) {
  while (received_.size() - read_ < length)
    if (!receive()) fail("the answer ends early");
  into.append(received_, read_, length);
  read_ += length;
}

}  // namespace uramost::bench
