#pragma once

#include <gtest/gtest.h>

#include "released_register.hpp"
#include "running_server.hpp"

namespace uramost::http {

/// Options of a server that shows its releases.
inline server_options serving(const released_register& published) {
  server_options options;
  options.data_directory = published.folder();
  return options;
}

/// Tests of a server whose register has one release.
class ReleasedServer : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    published_ = std::make_unique<released_register>();
    published_->release();
    running_ = std::make_unique<running_server>(published_->incidents(), running_server::short_limits(),
                                                serving(*published_));
  }
  static void TearDownTestSuite() {
    running_.reset();
    published_.reset();
  }

  static std::string address() { return "http://localhost:" + std::to_string(running_->port()); }

  /// The answer to a target, or to an address of this server.
  static raw_response ask(std::string target, accounts::role as = accounts::role::analyst,
                          const std::string& fields = "") {
    if (target.starts_with(address())) target.erase(0, address().size());
    raw_client client(running_->port(), as == accounts::role::visitor ? "" : running_->login(as));
    return client.get(target, fields).value();
  }
  static json read(const std::string& target, accounts::role as = accounts::role::analyst) {
    const raw_response got = ask(target, as);
    if (got.status != 200) throw std::runtime_error(target + ": " + got.body);
    return json::parse(got.body);
  }

  /// A template with its {names} filled in.
  static std::string filled(std::string url, const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values)
      if (const auto at = url.find('{' + name + '}'); at != std::string::npos)
        url.replace(at, name.size() + 2, value);
    return url;
  }

  inline static std::unique_ptr<released_register> published_;
  inline static std::unique_ptr<running_server> running_;
};

}  // namespace uramost::http
