#include "cli/settings.hpp"

#include <toml++/toml.h>

#include <limits>
#include <string_view>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using list = std::vector<std::string>;

/// What a number may be.
struct range {
  int least = 0, most = std::numeric_limits<int>::max();
};

/// Every setting, with the name it has in a file.
template <class Visit>
void visit_settings(Visit visit) {
  visit("data", &settings::data);
  visit("listen", &settings::listen);
  visit("web", &settings::web);
  visit("threads", &settings::threads, range{1, 256});
  visit("tile_cache_mb", &settings::tile_cache_mb, range{0, most_tile_cache_mb});
  visit("log", &settings::log);
  visit("export_folder", &settings::export_folder);
  visit("public_url", &settings::public_url);
  visit("trusted_proxy", &settings::trusted_proxy);
  visit("allow_origin", &settings::allow_origin);
  visit("embed_in", &settings::embed_in);
  visit("tls_certificate", &settings::tls_certificate);
  visit("tls_key", &settings::tls_key);
  visit("plain_http_beyond_this_machine", &settings::plain_http_beyond_this_machine);
}

bool is_said(const list& values) { return !values.empty(); }
template <class Value>
bool is_said(const std::optional<Value>& value) {
  return value.has_value();
}

void keep_within(std::optional<int>& number, std::optional<std::int64_t> said, range allowed) {
  if (said && *said >= allowed.least && *said <= allowed.most) number = static_cast<int>(*said);
}

/// `into` stays unsaid when the value is of another kind.
void take(std::optional<std::filesystem::path>& into, const toml::node& said, range) {
  into = said.value_exact<std::string>();
}
void take(std::optional<std::string>& into, const toml::node& said, range) {
  into = said.value_exact<std::string>();
}
void take(std::optional<int>& into, const toml::node& said, range allowed) {
  keep_within(into, said.value_exact<std::int64_t>(), allowed);
}
void take(std::optional<bool>& into, const toml::node& said, range) { into = said.value_exact<bool>(); }
void take(list& into, const toml::node& said, range) {
  const toml::array* const values = said.as_array();
  if (!values || !values->is_homogeneous<std::string>()) return;
  for (const toml::node& each : *values) into.push_back(*each.value<std::string>());
}

void take(std::optional<std::filesystem::path>& into, std::string_view said, range) { into = said; }
void take(std::optional<std::string>& into, std::string_view said, range) { into = said; }
void take(std::optional<int>& into, std::string_view said, range allowed) {
  keep_within(into, parse_integer(said), allowed);
}
void take(std::optional<bool>& into, std::string_view said, range) {
  if (said == "true" || said == "false") into = said == "true";
}
void take(list& into, std::string_view said, range) {
  for (std::string_view each : split(said, ',')) into.emplace_back(trim(each));
}

std::string kind_of(const std::optional<std::filesystem::path>&, range) { return "a text"; }
std::string kind_of(const std::optional<std::string>&, range) { return "a text"; }
std::string kind_of(const std::optional<int>&, range allowed) {
  return "a whole number from " + std::to_string(allowed.least) + " to " + std::to_string(allowed.most);
}
std::string kind_of(const std::optional<bool>&, range) { return "true or false"; }
std::string kind_of(const list&, range) { return "a list of texts"; }

template <class Field, class Said>
void take_or_throw(Field& into, const Said& said, const std::string& name, range allowed) {
  take(into, said, allowed);
  if (!is_said(into)) throw invalid_input("the setting '" + name + "' takes " + kind_of(into, allowed), name);
}

std::string variable_of(std::string_view setting) {
  std::string name = "URAMOST_";
  for (char letter : setting)
    name += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  return name;
}
}  // namespace

settings settings::or_else(const settings& weaker) const {
  settings merged = *this;
  visit_settings([&](const char*, auto field, range = {}) {
    if (!is_said(merged.*field)) merged.*field = weaker.*field;
  });
  return merged;
}

settings read_settings_file(const std::filesystem::path& toml_file) try {
  if (!std::filesystem::exists(toml_file))
    throw error(error_kind::not_found, "there is no configuration file " + toml_file.string());
  settings read;
  toml::table said = toml::parse_file(toml_file.string());
  visit_settings([&](const char* name, auto field, range allowed = {}) {
    if (const toml::node* const value = said.get(name)) take_or_throw(read.*field, *value, name, allowed);
    said.erase(name);
  });
  if (said.empty()) return read;
  const std::string unknown(said.begin()->first.str());
  throw invalid_input("the configuration file has an unknown setting '" + unknown + "'", unknown);
} catch (const toml::parse_error& problem) {
  throw invalid_input(toml_file.string() + ", line " + std::to_string(problem.source().begin.line) + ": " +
                      std::string(problem.description()));
}

settings read_environment(const std::function<const char*(const char*)>& lookup) {
  settings read;
  visit_settings([&](const char* name, auto field, range allowed = {}) {
    const std::string variable = variable_of(name);
    if (const char* const said = lookup(variable.c_str()))
      take_or_throw(read.*field, std::string_view(said), variable, allowed);
  });
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
