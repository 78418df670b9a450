#include "http/tls_certificate.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <array>
#include <boost/asio/ssl/context.hpp>

#include "core/error.hpp"
#include "http/asio.hpp"

namespace uramost::http {

namespace {
namespace fs = std::filesystem;
using asio::ssl::context;

/// HTTP/1.1 is all that is spoken here. A client that names other protocols only is turned away (RFC 7301).
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  const int found = SSL_select_next_proto(const_cast<unsigned char**>(chosen), chosen_size, ours.data(),
                                          ours.size(), offered, offered_size);
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void demand_strength(context& of) {
  SSL_CTX* const settings = of.native_handle();
  SSL_CTX_set_min_proto_version(settings, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(settings, "ECDHE+AESGCM:ECDHE+CHACHA20");  // of TLS 1.2; those of 1.3 are all good
  SSL_CTX_set_options(settings, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_session_cache_mode(settings, SSL_SESS_CACHE_OFF);  // tickets do, and need no memory here
  SSL_CTX_set_alpn_select_cb(settings, choose_protocol, nullptr);
}

void expect_private(const fs::path& key) {
  const auto others = fs::perms::others_all | fs::perms::group_write;
  if (fs::exists(key) && (fs::status(key).permissions() & others) != fs::perms::none)
    throw error(error_kind::forbidden,
                fmt::format("The key file {} is open to others; close it (chmod 600)", key.string()),
                "tls_key");
}

error unusable(const fs::path& file, const error_code& why, const char* field) {
  return {error_kind::unavailable, fmt::format("{} cannot be used: {}", file.string(), why.message()), field};
}

std::shared_ptr<context> read(const tls_files& files) {
  expect_private(files.key);
  auto made = std::make_shared<context>(context::tls_server);
  demand_strength(*made);
  error_code failed;
  made->use_certificate_chain_file(files.certificate.string(), failed);
  if (failed) throw unusable(files.certificate, failed, "tls_certificate");
  // A key with a passphrase is refused: nobody is there to type it.
  made->set_password_callback([](auto&&...) { return std::string(); });
  made->use_private_key_file(files.key.string(), context::pem, failed);
  if (failed) throw unusable(files.key, failed, "tls_key");
  return made;
}

/// Changes when one of the files does, or what a link to it points at.
std::string state_of(const tls_files& files) {
  std::string state;
  for (const fs::path& file : {files.certificate, files.key}) {
    struct stat now {};
    stat(file.c_str(), &now);
    fmt::format_to(std::back_inserter(state), "{} {} {} {} {}\n", now.st_ino, now.st_size, now.st_mode,
                   now.st_mtim.tv_sec, now.st_mtim.tv_nsec);
  }
  return state;
}
}  // namespace

tls_certificate::tls_certificate(tls_files files)
    : files_(std::move(files)), read_(state_of(files_)), context_(read(files_)) {}

tls_certificate::~tls_certificate() = default;

std::shared_ptr<context> tls_certificate::context() const {
  const std::lock_guard lock(mutex_);
  return context_;
}

void tls_certificate::reload() try {
  const std::lock_guard lock(mutex_);
  read_ = state_of(files_);
  context_ = read(files_);
  spdlog::info("new connections get the certificate read from {}", files_.certificate.string());
} catch (const error& failure) {
  spdlog::error("the TLS certificate stays as it was: {}", failure.what());
}

void tls_certificate::reload_if_changed() {
  const bool is_same = [&] {
    const std::lock_guard lock(mutex_);
    return read_ == state_of(files_);
  }();
  if (!is_same) reload();
}

}  // namespace uramost::http
