#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace uramost::cli {

inline constexpr int most_tile_cache_mb = 1'000'000;

/// What the configuration file, the environment and the flags can each say. A later one wins over an earlier:
/// file < environment < flags.
struct settings {
  std::optional<std::filesystem::path> data;  ///< `data`,   URAMOST_DATA,   --data
  std::optional<std::string> listen;          ///< `listen`, URAMOST_LISTEN, --listen (ADDR:PORT)
  std::optional<std::filesystem::path> web;   ///< `web`,    URAMOST_WEB,    --web
  std::optional<int> threads;                 ///< `threads`, URAMOST_THREADS, --threads
  std::optional<int> tile_cache_mb;           ///< `tile_cache_mb`, URAMOST_TILE_CACHE_MB, --tile-cache-mb
  std::optional<std::string> log;             ///< `log`, URAMOST_LOG, --log (off, api, all)

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
