#pragma once

#include <thread>

#include "http/server.hpp"
#include "raw_client.hpp"
#include "small_register.hpp"

namespace uramost::http {

/// A server on a free port, with limits short enough for tests.
class running_server {
 public:
  explicit running_server(intake::incident_register& incidents, const limits& bounds = short_limits())
      : server_(options(bounds, uploads_.path()), incidents), thread_([this] { server_.run(); }) {}
  ~running_server() {
    server_.stop();
    thread_.join();
  }

  static limits short_limits() {
    limits bounds;
    bounds.header_time = std::chrono::milliseconds(400);
    bounds.idle_time = std::chrono::milliseconds(800);
    bounds.drain_time = std::chrono::milliseconds(500);
    bounds.heartbeat = std::chrono::milliseconds(200);
    bounds.upload_body = 20'000'000;
    return bounds;
  }

  std::uint16_t port() const { return server_.port(); }
  std::string host() const { return "Host: localhost:" + std::to_string(port()) + "\r\n"; }
  server& itself() { return server_; }
  std::filesystem::path uploads() const { return uploads_.path() / "incoming"; }

 private:
  static server_options options(const limits& bounds, const std::filesystem::path& folder) {
    server_options chosen;
    chosen.port = 0;
    chosen.threads = 2;
    chosen.upload_directory = folder / "incoming";
    chosen.bounds = bounds;
    return chosen;
  }

  temporary_directory uploads_;
  server server_;
  std::thread thread_;
};

}  // namespace uramost::http
