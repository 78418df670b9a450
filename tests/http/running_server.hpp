#pragma once

#include <map>
#include <thread>

#include "accounts/account_book.hpp"
#include "accounts/token_book.hpp"
#include "core/clock.hpp"
#include "http/server.hpp"
#include "raw_client.hpp"
#include "small_register.hpp"

namespace uramost::http {

/// A server on a free port, with limits short enough for tests, and with an account for every role.
class running_server {
 public:
  explicit running_server(intake::incident_register& incidents, const limits& bounds = short_limits(),
                          const server_options& otherwise = {})
      : server_(options(bounds, uploads_.path(), otherwise), incidents, people_),
        thread_([this] { server_.run(); }) {}
  ~running_server() {
    server_.stop();
    thread_.join();
  }

  static limits short_limits() {
    limits bounds;
    bounds.header_time = std::chrono::milliseconds(400);
    bounds.idle_time = std::chrono::milliseconds(800);
    bounds.drain_time = std::chrono::milliseconds(500);
    bounds.heartbeat = std::chrono::milliseconds(200);
    bounds.upload_body = 20'000'000;
    return bounds;
  }

  std::uint16_t port() const { return server_.port(); }
  /// The header line by which somebody of this role shows who they are: a token of every scope.
  std::string login(accounts::role as = accounts::role::analyst) {
    std::string& line = logins_[as];
    if (!line.empty()) return line;
    const std::string name(to_string(as) == "case_handler" ? "case-handler" : to_string(as));
    if (!people_.records->find(name))
      accounts::account_book(*people_.records, people_.key, accounts::password_cost::least())
          .add({.name = name, .role = as}, password, "test", now());
    const std::string token =
        accounts::create_token(*people_.records,
                               {.account = name,
                                .label = "test",
                                .scopes = accounts::parse_token_scopes("read,write,export,administer"),
                                .expires_at = now() + std::chrono::hours(1)},
                               "test", now());
    return line = "Authorization: Bearer " + token + "\r\n";
  }
  /// Of all accounts.
  static constexpr const char* password = "blue kettle on a slow train";
  accounts::account_files& people() { return people_; }

  /// Somebody of this role.
  raw_client client(accounts::role as = accounts::role::analyst) { return raw_client(port(), login(as)); }
  /// Everybody.
  raw_client visitor() { return raw_client(port()); }
  /// The header lines that a request of an analyst has to have.
  std::string host() { return "Host: localhost:" + std::to_string(port()) + "\r\n" + login(); }
  server& itself() { return server_; }
  std::filesystem::path uploads() const { return uploads_.path() / "incoming"; }

 private:
  static server_options options(const limits& bounds, const std::filesystem::path& folder,
                                server_options chosen) {
    if (chosen.port == server_options().port) chosen.port = 0;
    if (chosen.data_directory.empty()) chosen.data_directory = folder;
    chosen.threads = 2;
    chosen.upload_directory = folder / "incoming";
    chosen.bounds = bounds;
    chosen.passwords = accounts::password_cost::least();
    return chosen;
  }

  temporary_directory uploads_;
  accounts::account_files people_{uploads_.path()};
  std::map<accounts::role, std::string> logins_;
  server server_;
  const std::string analyst_ = login();
  std::thread thread_;
};

}  // namespace uramost::http
