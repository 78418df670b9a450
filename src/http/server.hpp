#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account_files.hpp"
#include "accounts/password.hpp"
#include "accounts/session.hpp"
#include "http/limits.hpp"
#include "http/request_log.hpp"
#include "http/tls_certificate.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// How to serve.
struct server_options {
  std::string address = "127.0.0.1";     ///< to listen on, or "localhost"
  std::uint16_t port = 8080;             ///< 0: any free one, told by `server::port`
  std::filesystem::path data_directory;  ///< whose releases everybody may read
  std::filesystem::path web_directory;   ///< the built web map; when missing, a page says how to build it
  std::filesystem::path export_folder;   ///< of scheduled exports; empty: none are written
  std::filesystem::path
      upload_directory;  ///< for files under way; empty: a folder of the system's temporary one
  int threads = 0;       ///< for heavy work; 0: one a core
  std::size_t tile_cache_bytes = 128 * 1024 * 1024;  ///< 0: every tile is drawn anew
  log_scope logged = log_scope::off;                 ///< requests with a line in the log
  limits bounds;
  accounts::session_rule sessions;
  accounts::password_cost passwords = accounts::password_cost::interactive();

  // As in guard.hpp.
  std::vector<std::string> public_urls;
  std::vector<std::string> trusted_proxies;
  std::vector<std::string> allowed_origins;
  std::vector<std::string> embedding_sites;
  std::optional<tls_files> tls;                 ///< HTTPS only, then
  bool plain_http_beyond_this_machine = false;  ///< allows it without TLS and proxy
};

/// The HTTP server: listens from construction on, answers while `run` runs.
class server {
 public:
  /// Throws forbidden when other machines could reach it that must not yet (exposure.hpp), unavailable when
  /// the port is taken, and as tls_certificate and guard do. Keeps references.
  server(const server_options& options, intake::incident_register& incidents,
         accounts::account_files& people);
  ~server();

  /// The port it listens on.
  std::uint16_t port() const;

  /// Answers until `stop`; then finishes the requests under way (at most `limits::drain_time`) and returns.
  void run();

  /// From any thread, also before `run`; not from a signal handler.
  void stop();

  /// Reads the TLS certificate again now; files that have changed are noticed in seconds anyway. Likewise.
  void reload_certificate();

 private:
  struct machinery;
  std::unique_ptr<machinery> machinery_;
};

}  // namespace uramost::http
