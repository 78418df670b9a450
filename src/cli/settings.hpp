#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace uramost::cli {

/// What the configuration file, the environment and the flags can each say. A later one wins over an earlier:
/// file < environment < flags.
struct settings {
  std::optional<std::filesystem::path> data;  ///< `data`,   URAMOST_DATA,   --data
  std::optional<std::string> listen;          ///< `listen`, URAMOST_LISTEN, --listen (ADDR:PORT)
  std::optional<std::filesystem::path> web;   ///< `web`,    URAMOST_WEB,    --web
  std::optional<int> threads;                 ///< `threads`, URAMOST_THREADS, --threads

  /// Fields that `this` leaves open, filled from `weaker`.
  settings or_else(const settings& weaker) const;
};

/// Reads a TOML file. Throws not_found, or invalid_input naming the key.
settings read_settings_file(const std::filesystem::path& toml_file);

/// Reads variables through `lookup` (std::getenv, or a test's own). Throws invalid_input naming the variable.
settings read_environment(const std::function<const char*(const char*)>& lookup);

/// A host and a port, as in `127.0.0.1:8080` or `[::1]:8080`.
struct endpoint {
  std::string address;
  unsigned short port = 0;
};

/// Throws invalid_input with the field `listen`.
endpoint parse_endpoint(const std::string& text);

}  // namespace uramost::cli
