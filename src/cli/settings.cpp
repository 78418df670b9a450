#include "cli/settings.hpp"

#include <toml++/toml.h>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
int parse_number_of(const char* what, int least, int most, std::string_view text, const std::string& name) {
  const auto number = parse_integer(text);
  if (!number || *number < least || *number > most)
    throw invalid_input(name + " takes a number of " + what + " from " + std::to_string(least) + " to " +
                            std::to_string(most) + ", not '" + std::string(text) + "'",
                        name);
  return static_cast<int>(*number);
}

int parse_threads(std::string_view text, const std::string& name) {
  return parse_number_of("threads", 1, 256, text, name);
}
int parse_tile_cache_mb(std::string_view text, const std::string& name) {
  return parse_number_of("megabytes", 0, most_tile_cache_mb, text, name);
}

/// Every whole number as its digits; anything else as no number.
std::string digits_of(const toml::node& value) {
  const auto number = value.value<std::int64_t>();
  return number ? std::to_string(*number) : std::string();
}

std::string text_of(const toml::key& key, const toml::node& value) {
  if (const auto text = value.value<std::string>()) return *text;
  throw invalid_input("the setting '" + std::string(key.str()) + "' takes a text", std::string(key.str()));
}
}  // namespace

settings settings::or_else(const settings& weaker) const {
  settings merged = *this;
  if (!merged.data) merged.data = weaker.data;
  if (!merged.listen) merged.listen = weaker.listen;
  if (!merged.web) merged.web = weaker.web;
  if (!merged.threads) merged.threads = weaker.threads;
  if (!merged.tile_cache_mb) merged.tile_cache_mb = weaker.tile_cache_mb;
  if (!merged.log) merged.log = weaker.log;
  return merged;
}

settings read_settings_file(const std::filesystem::path& toml_file) try {
  if (!std::filesystem::exists(toml_file))
    throw error(error_kind::not_found, "there is no configuration file " + toml_file.string());
  settings read;
  for (const auto& [key, value] : toml::parse_file(toml_file.string())) {
    if (key == "data") {
      read.data = text_of(key, value);
    } else if (key == "listen") {
      read.listen = text_of(key, value);
    } else if (key == "web") {
      read.web = text_of(key, value);
    } else if (key == "threads") {
      read.threads = parse_threads(digits_of(value), "threads");
    } else if (key == "tile_cache_mb") {
      read.tile_cache_mb = parse_tile_cache_mb(digits_of(value), "tile_cache_mb");
    } else if (key == "log") {
      read.log = text_of(key, value);
    } else {
      throw invalid_input("the configuration file has an unknown setting '" + std::string(key.str()) + "'",
                          std::string(key.str()));
    }
  }
  return read;
} catch (const toml::parse_error& problem) {
  throw invalid_input(toml_file.string() + ", line " + std::to_string(problem.source().begin.line) + ": " +
                      std::string(problem.description()));
}

settings read_environment(const std::function<const char*(const char*)>& lookup) {
  settings read;
  if (const char* text = lookup("URAMOST_DATA")) read.data = text;
  if (const char* text = lookup("URAMOST_LISTEN")) read.listen = text;
  if (const char* text = lookup("URAMOST_WEB")) read.web = text;
  if (const char* text = lookup("URAMOST_THREADS")) read.threads = parse_threads(text, "URAMOST_THREADS");
  if (const char* text = lookup("URAMOST_TILE_CACHE_MB"))
    read.tile_cache_mb = parse_tile_cache_mb(text, "URAMOST_TILE_CACHE_MB");
  if (const char* text = lookup("URAMOST_LOG")) read.log = text;
  return read;
}

endpoint parse_endpoint(const std::string& text) {
  const auto colon = text.rfind(':');
  const std::int64_t port =
      colon == std::string::npos ? -1 : parse_integer(text.substr(colon + 1)).value_or(-1);
  std::string address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (port < 0 || port > 65535 || address.empty())
    throw invalid_input("--listen takes ADDRESS:PORT, such as 127.0.0.1:8080, not '" + text + "'", "listen");
  return {address, static_cast<unsigned short>(port)};
}

}  // namespace uramost::cli
