#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "accounts/account_files.hpp"
#include "accounts/credentials.hpp"
#include "accounts/session.hpp"
#include "http/router.hpp"

namespace uramost::http {

/// Says who a request comes from and whether they may go on. Who has been recognised is known for a moment
/// without looking again: a session that ended elsewhere, or an account that was locked, is shut out within
/// `known_for`. Safe to use from many threads.
class gate {
 public:
  static constexpr std::chrono::seconds known_for{1};

  /// Keeps a reference to `files`.
  explicit gate(accounts::account_files& files, accounts::session_rule rule = {})
      : files_(files), rule_(rule) {}

  /// Fills in `who` when that needs no file: nobody shows anything, or it is known. False: `identify` has to,
  /// on a thread that may wait.
  bool recognise(request& asked);
  /// Fills in `who`. Credentials that are not (or no longer) good are nobody's.
  void identify(request& asked);

  /// What keeps them out, if anything: 401 for whom a login would help, 403 without the permission, and for a
  /// write that shows a session's cookie without the page's `UraMost-CSRF`.
  static std::optional<response> refusal(const route& matched, const request& asked);

  /// Forgets whom it knows: what they may has changed.
  void forget();

 private:
  struct known_access {
    accounts::access who;
    std::chrono::steady_clock::time_point until;
  };
  static constexpr std::size_t most_known = 10'000;

  accounts::account_files& files_;
  accounts::session_rule rule_;
  std::mutex mutex_;
  std::unordered_map<std::string, known_access> known_;  // by what they showed
};

/// What the request shows of itself.
accounts::credentials credentials_of(const request& asked);

}  // namespace uramost::http
