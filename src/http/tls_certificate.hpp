#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace uramost::http {

/// Where the certificate (with the chain up to its issuer) and its private key are, both as PEM.
struct tls_files {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

/// What the server proves itself with: TLS 1.2 and 1.3, forward secrecy and authenticated encryption only.
/// Safe to use from many threads.
class tls_certificate {
 public:
  /// Throws forbidden (field `tls_key`) when others may read the key, unavailable (`tls_certificate`,
  /// `tls_key`) when a file cannot be used or the two do not belong together.
  explicit tls_certificate(tls_files files);
  ~tls_certificate();

  /// For a new connection; one that exists keeps what it began with.
  std::shared_ptr<boost::asio::ssl::context> context() const;

  /// Reads the files again. A pair that cannot be used is logged, and the old one stays.
  void reload();
  /// Likewise, when they have changed since they were read last.
  void reload_if_changed();

 private:
  const tls_files files_;
  mutable std::mutex mutex_;
  std::string read_;  // state of the files when they were read last
  std::shared_ptr<boost::asio::ssl::context> context_;
};

}  // namespace uramost::http
