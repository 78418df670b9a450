#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace uramost::http {

/// What a client may ask of the server's patience and memory.
struct limits {
  std::size_t request_line = 8 * 1024;             ///< bytes of the target; more: 414
  std::size_t header = 16 * 1024;                  ///< bytes of line and fields together; more: 431
  std::uint64_t json_body = 1024 * 1024;           ///< bytes; more: 413
  std::uint64_t document_body = 64 * 1024 * 1024;  ///< likewise
  std::uint64_t upload_body = 1024 * 1024 * 1024;  ///< bytes; more: 413
  std::size_t connections = 1000;                  ///< open at once; one more is closed at once
  std::size_t connections_of_one = 250;            ///< of one client; likewise (open_connections.hpp)
  std::size_t queued_requests = 256;               ///< waiting for or at work; one more: 503

  std::chrono::milliseconds header_time{15'000};      ///< from its first byte to its last
  std::chrono::milliseconds idle_time{60'000};        ///< between requests, and between pieces of a body
  std::chrono::milliseconds drain_time{5'000};        ///< for requests under way when the server stops
  std::chrono::milliseconds heartbeat{15'000};        ///< of an event stream with nothing to say
  std::chrono::milliseconds certificate_look{5'000};  ///< how often its files are looked at for a new one
};

}  // namespace uramost::http
