#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../http/released_register.hpp"
#include "../http/running_server.hpp"
#include "attack_probes.hpp"

namespace uramost::http {

/// A server with accounts, as somebody sees it who has none.
class attacked_server {
 public:
  /// `port` 0: any; otherwise the one that its twin had, because absolute links name it.
  explicit attacked_server(released_register& of, std::uint16_t port = 0)
      : running_(of.incidents(), patient(), beside(of, port)) {}

  std::uint16_t port() const { return running_.port(); }
  running_server& itself() { return running_; }

  /// All of an answer but its date: status, fields, bytes; "no answer" when there was none.
  std::string answer(const attack_probe& probe);

 private:
  static limits patient() {
    limits bounds = running_server::short_limits();
    bounds.idle_time = bounds.header_time = std::chrono::seconds(10);
    return bounds;
  }

  static server_options beside(const released_register& of, std::uint16_t port) {
    server_options chosen;
    chosen.port = port;
    chosen.data_directory = of.folder();
    return chosen;
  }

  running_server running_;
  std::unique_ptr<raw_client> client_;
};

}  // namespace uramost::http
