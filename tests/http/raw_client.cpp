#include "raw_client.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "contract.hpp"
#include "core/text.hpp"

namespace uramost::http {

raw_client::raw_client(std::uint16_t port, std::string fields)
    : port_(port), fields_(std::move(fields)), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{10, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

raw_client::~raw_client() { close(socket_); }

bool raw_client::send(const std::string& bytes) {
  asked_.add(bytes);
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto step = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (step <= 0) return false;
    sent += static_cast<std::size_t>(step);
  }
  return true;
}

bool raw_client::fill() {
  std::array<char, 65536> piece;
  const auto read = recv(socket_, piece.data(), piece.size(), 0);
  if (read <= 0) return false;
  unread_.append(piece.data(), static_cast<std::size_t>(read));
  return true;
}

bool raw_client::fill_to(std::size_t size) {
  while (unread_.size() < size)
    if (!fill()) return false;
  return true;
}

std::string raw_client::receive_until(const std::string& text) {
  std::size_t found;
  while ((found = unread_.find(text)) == std::string::npos)
    if (!fill()) return std::exchange(unread_, {});
  const std::string taken = unread_.substr(0, found + text.size());
  unread_.erase(0, taken.size());
  return taken;
}

std::optional<raw_response> raw_client::receive(bool has_body) {
  auto answer = receive_any(has_body);
  if (!answer || answer->status == 100) return answer;  // the answer proper is still to come
  if (const auto asked = asked_.take(); asked && answer->complete) hold_to_contract(port_, *asked, *answer);
  return answer;
}

std::optional<raw_response> raw_client::receive_any(bool has_body) {
  raw_response answer;
  const std::string head = receive_until("\r\n\r\n");
  if (!head.starts_with("HTTP/1.1 ")) return std::nullopt;
  answer.status = std::stoi(head.substr(9, 3));
  for (std::string_view line : split(head, '\n'))
    if (const auto colon = line.find(':'); colon != std::string_view::npos)
      answer.headers[ascii_lower(line.substr(0, colon))] = std::string(trim(line.substr(colon + 1)));
  answer.complete = true;
  if (!has_body || answer.status == 304 || answer.status == 204) return answer;

  if (answer.headers.contains("content-length")) {
    const std::size_t size = std::stoul(answer.headers["content-length"]);
    answer.complete = fill_to(size);
    answer.body = unread_.substr(0, size);
    unread_.erase(0, answer.body.size());
  } else if (answer.headers.contains("transfer-encoding")) {
    for (;;) {
      const std::string line = receive_until("\r\n");
      const std::size_t size = line.empty() ? 0 : std::stoul(line, nullptr, 16);
      if (line.empty() || !fill_to(size + 2)) {
        answer.complete = false;
        return answer;
      }
      answer.body += unread_.substr(0, size);
      unread_.erase(0, size + 2);
      if (size == 0) return answer;
    }
  } else {
    while (fill()) {
    }
    answer.body = std::exchange(unread_, {});
  }
  return answer;
}

bool raw_client::is_closed() {
  char byte;
  return recv(socket_, &byte, 1, 0) == 0;
}

std::optional<raw_response> raw_client::get(const std::string& target, const std::string& fields) {
  send("GET " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port_) + "\r\n" + fields_ + fields +
       "\r\n");
  return receive();
}

}  // namespace uramost::http
