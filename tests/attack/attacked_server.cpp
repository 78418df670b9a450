#include "attacked_server.hpp"

namespace uramost::http {

namespace {
/// ETags of one process begin with its salt: eight digits that say nothing.
std::string without_salt(const std::string& etag) {
  constexpr std::size_t salt = 8;
  const bool has_salt = etag.starts_with("W/\"") && etag.size() > 3 + salt && etag[3 + salt] == '-';
  return has_salt ? "W/\"" + etag.substr(3 + salt) : etag;
}

std::string in_words(const raw_response& answer) {
  std::string words = std::to_string(answer.status) + '\n';
  for (const auto& [name, value] : answer.headers)
    if (name != "date") words += name + ": " + (name == "etag" ? without_salt(value) : value) + '\n';
  return words + '\n' + answer.body;
}
}  // namespace

std::string attacked_server::answer(const attack_probe& probe) {
  const std::string bytes = probe.method + ' ' + probe.target +
                            " HTTP/1.1\r\nHost: localhost:" + std::to_string(port()) + "\r\n" + probe.fields +
                            "\r\n";
  for (int attempt = 0; attempt < 2; ++attempt) {  // the connection may have ended with the answer before
    if (!client_) client_ = std::make_unique<raw_client>(port());
    client_->send(bytes);
    const auto received = client_->receive(probe.method != "HEAD");
    if (!received || !received->complete || received->headers.contains("connection")) client_.reset();
    if (received) return in_words(*received);
  }
  return "no answer";
}

}  // namespace uramost::http
