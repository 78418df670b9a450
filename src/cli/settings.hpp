#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace uramost::cli {

inline constexpr int most_tile_cache_mb = 1'000'000;

/// What the configuration file, the environment and the flags can each say. A later one wins over an earlier:
/// file < environment < flags. `tile_cache_mb` is URAMOST_TILE_CACHE_MB in the environment and
/// --tile-cache-mb on the command line. A list is an array in the file, parted by commas in the environment,
/// and a flag said several times.
struct settings {
  std::optional<std::filesystem::path> data;
  std::optional<std::string> listen;  ///< ADDRESS:PORT
  std::optional<std::filesystem::path> web;
  std::optional<int> threads;
  std::optional<int> tile_cache_mb;
  std::optional<std::string> log;  ///< off, api, all
  std::optional<std::filesystem::path> export_folder;

  // Beyond this machine.
  std::vector<std::string> public_url;
  std::vector<std::string> trusted_proxy;
  std::vector<std::string> allow_origin;
  std::vector<std::string> embed_in;
  std::optional<std::filesystem::path> tls_certificate;
  std::optional<std::filesystem::path> tls_key;
  std::optional<bool> plain_http_beyond_this_machine;

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
