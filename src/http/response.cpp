#include "http/response.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace uramost::http {

response& response::set(std::string_view name, std::string value) {
  const std::string lower = ascii_lower(name);
  for (auto& [existing, old] : headers)
    if (ascii_lower(existing) == lower) return old = std::move(value), *this;
  headers.emplace_back(name, std::move(value));
  return *this;
}

std::string_view response::header(std::string_view name) const {
  const std::string lower = ascii_lower(name);
  for (const auto& [existing, value] : headers)
    if (ascii_lower(existing) == lower) return value;
  return {};
}

response text_response(std::string content_type, std::string body, int status) {
  response answer;
  answer.status = status;
  answer.body = std::make_shared<const std::string>(std::move(body));
  answer.set("Content-Type", std::move(content_type));
  return answer;
}

response stream_response(std::string content_type, body_producer stream) {
  response answer;
  answer.stream = std::move(stream);
  answer.set("Content-Type", std::move(content_type));
  return answer;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Unknown";
  }
}

std::string head_text(const response& answer, bool keep_alive, framing unknown_length) {
  std::string text = fmt::format("HTTP/1.1 {} {}\r\n", answer.status, reason_phrase(answer.status));
  for (const auto& [name, value] : answer.headers) {
    // A line end in a value would let it forge further fields.
    std::string clean = value;
    std::ranges::replace_if(
        clean, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    fmt::format_to(std::back_inserter(text), "{}: {}\r\n", name, clean);
  }
  const bool has_body = answer.status != 304 && answer.status != 204;
  if (!answer.stream && has_body)
    fmt::format_to(std::back_inserter(text), "Content-Length: {}\r\n", answer.body_text().size());
  else if (answer.stream && answer.stream_length)
    fmt::format_to(std::back_inserter(text), "Content-Length: {}\r\n", *answer.stream_length);
  else if (answer.stream && unknown_length == framing::chunked)
    text += "Transfer-Encoding: chunked\r\n";
  if (!keep_alive) text += "Connection: close\r\n";
  return text += "\r\n";
}

std::string chunk_text(std::string_view bytes) { return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes); }

}  // namespace uramost::http
