#include "accounts/account_key.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "accounts/secret.hpp"
#include "core/error.hpp"

namespace uramost::accounts {

namespace {
namespace fs = std::filesystem;
using key_bytes = std::array<unsigned char, 32>;

constexpr const char* domain = "uramostA";  // eight characters, for crypto_kdf
constexpr std::size_t nonce_length = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_length = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Written whole under another name and then linked: of two processes that begin at once, one makes the key
/// and both use it.
void make_key(const fs::path& file) {
  key_bytes key;
  randombytes_buf(key.data(), key.size());
  const fs::path draft = file.string() + "." + new_secret(secret_kind::token).substr(4, 12);
  const int out = ::open(draft.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  const bool written = out >= 0 && ::write(out, key.data(), key.size()) == ssize_t{32} && ::fsync(out) == 0;
  if (out >= 0) ::close(out);
  sodium_memzero(key.data(), key.size());
  const bool linked = written && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
  ::unlink(draft.c_str());
  if (!linked) throw error(error_kind::unavailable, "The key file " + file.string() + " cannot be written");
}

key_bytes read_key(const fs::path& file) {
  if ((fs::status(file).permissions() & fs::perms(0077)) != fs::perms::none)
    throw error(error_kind::forbidden,
                "The key file " + file.string() + " may be read by others; make it yours alone (chmod 600)");
  key_bytes key{};
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(key.data()), key.size());
  if (in.gcount() != static_cast<std::streamsize>(key.size()) ||
      in.peek() != std::ifstream::traits_type::eof())
    throw error(error_kind::unavailable, file.string() + " is not the key of UraMost's accounts");
  return key;
}
}  // namespace

account_key::account_key(const fs::path& file) {
  if (sodium_init() < 0) throw error(error_kind::internal, "no source of random numbers");
  if (!fs::exists(file)) make_key(file);
  key_bytes key = read_key(file);
  crypto_kdf_derive_from_key(sealing_.data(), sealing_.size(), 1, domain, key.data());
  crypto_kdf_derive_from_key(naming_.data(), naming_.size(), 2, domain, key.data());
  sodium_memzero(key.data(), key.size());
}

account_key::~account_key() {
  sodium_memzero(sealing_.data(), sealing_.size());
  sodium_memzero(naming_.data(), naming_.size());
}

std::string account_key::seal(std::string_view plain, std::string_view context) const {
  std::string sealed(nonce_length + plain.size() + tag_length, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(out, nonce_length);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_length, nullptr, bytes_of(plain), plain.size(),
                                             bytes_of(context), context.size(), nullptr, out,
                                             sealing_.data());
  return sealed;
}

std::optional<std::string> account_key::open(std::string_view sealed, std::string_view context) const {
  if (sealed.size() < nonce_length + tag_length) return std::nullopt;
  std::string plain(sealed.size() - nonce_length - tag_length, '\0');
  const bool opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                          reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr,
                          bytes_of(sealed) + nonce_length, sealed.size() - nonce_length, bytes_of(context),
                          context.size(), bytes_of(sealed), sealing_.data()) == 0;
  return opened ? std::optional{plain} : std::nullopt;
}

std::string account_key::fingerprint(std::string_view text) const {
  std::string print(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(print.data()), print.size(), bytes_of(text),
                     text.size(), naming_.data(), naming_.size());
  return print;
}

}  // namespace uramost::accounts
