#include "http/guard.hpp"

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
/// Scripts, styles, fonts and data only from us; nothing inline; who may show it in a frame comes last.
const std::string content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors ";
/// The public's page for other sites to show; it asks without cookies, as nobody.
constexpr std::string_view embedded_page = "/embed";
constexpr const char* nobody = "'none'";
/// What a map of other people's data has no use for.
constexpr const char* permissions_policy =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=()";
constexpr const char* https_for_a_year = "max-age=31536000";

/// What may show a page in a frame; only sites that were read as origins.
std::string frame_ancestors(const std::vector<std::string>& sites) {
  std::string list;
  for (const std::string& site : sites) (list += list.empty() ? "" : " ") += origin::parse(site).to_string();
  return list.empty() ? nobody : list;
}

std::string as_host(const std::string& address) {
  return address.find(':') == std::string::npos ? address : '[' + address + ']';
}

/// Whether a proxy beside us does not say for whom it asks: people of this machine ask under its own names.
bool is_hidden(const arrival& came, const origin& known_as) {
  const auto client = ip_address::parse(came.address);
  return client && client->is_loopback() && !is_loopback_name(known_as.host());
}

void check_origin(const request& asked) {
  const std::string_view from = asked.header("origin");
  const bool reads = asked.method == "GET" || asked.method == "HEAD";
  if (!reads && !from.empty() && ascii_lower(from) != asked.base_url)
    throw error(error_kind::forbidden, "writes from the pages of another origin are refused", "Origin");
}
}  // namespace

guard::guard(const guard_rules& rules)
    : own_address_(as_host(rules.address)),
      own_port_(std::to_string(rules.port)),
      speaks_tls_(rules.speaks_tls),
      only_by_proxy_(!rules.speaks_tls && !rules.plain_from_afar),
      proxies_(rules.trusted_proxies),
      other_sites_(rules.allowed_origins),
      embedding_sites_(frame_ancestors(rules.embedding_sites)) {
  for (const std::string& url : rules.public_urls) public_urls_.push_back(origin::parse(url));
}

std::optional<response> guard::let_in(request& asked, std::string_view authority) const {
  if (const auto peer = ip_address::parse(asked.address)) {
    check(*peer);
    asked.address = peer->to_string();
  }
  const std::string_view host = authority.empty() ? asked.header("host") : authority;
  const arrival came =
      proxies_.resolve(asked, {asked.address, speaks_tls_ ? "https" : "http", std::string(host)});
  const origin known_as = name_of_ours(came);
  asked.address = is_hidden(came, known_as) ? "unknown" : came.address;
  asked.base_url = known_as.to_string();
  asked.is_secure = known_as.is_secure();
  if (auto answer = other_sites_.preflight(asked)) return answer;
  check_origin(asked);
  return std::nullopt;
}

void guard::check(const ip_address& peer) const {
  if (only_by_proxy_ && !peer.is_loopback() && !proxies_.include(peer))
    throw error(error_kind::forbidden, "this server is reached through its proxy only");
}

origin guard::name_of_ours(const arrival& came) const {
  if (came.host.empty()) throw invalid_input("the request has no Host header", "Host");
  const origin asked = origin::of(came.scheme, came.host);
  for (const origin& known : public_urls_)
    if (asked.authority == known.authority) return known;
  const std::string_view host = asked.host();
  if ((is_loopback_name(host) || host == own_address_) && asked.port() == own_port_) return asked;
  throw error(error_kind::forbidden,
              "the server does not answer under this name; --public-url says what it is known as", "Host");
}

void guard::let_out(response& made, const request& asked) const {
  const auto set_unless_said = [&](const char* name, const char* value) {
    if (made.header(name).empty()) made.set(name, value);
  };
  made.set("Content-Security-Policy",
           content_security_policy + (asked.path == embedded_page ? embedding_sites_ : nobody));
  made.set("Permissions-Policy", permissions_policy);
  made.set("X-Content-Type-Options", "nosniff");
  made.set("Referrer-Policy", "no-referrer");
  made.set("Cross-Origin-Opener-Policy", "same-origin");
  set_unless_said("Cross-Origin-Resource-Policy", "same-origin");
  // Not for this machine: every server on it goes by the name localhost.
  if (asked.is_secure && !asked.base_url.starts_with("https://localhost"))
    made.set("Strict-Transport-Security", https_for_a_year);
  other_sites_.mark(made, asked);
}

}  // namespace uramost::http
