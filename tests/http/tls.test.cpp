#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "../expect_error.hpp"
#include "command.hpp"
#include "core/text.hpp"
#include "http/json.hpp"
#include "http/tls_certificate.hpp"
#include "running_server.hpp"

namespace uramost::http {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// A certificate for localhost and map.example.org that signs itself, made by OpenSSL's program.
tls_files make_certificate(const fs::path& folder, const std::string& name) {
  const tls_files files{folder / (name + ".crt"), folder / (name + ".key")};
  const auto made =
      run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" + name +
          " -addext subjectAltName=DNS:localhost,DNS:map.example.org -keyout " + files.key.string() +
          " -out " + files.certificate.string());
  EXPECT_EQ(made.status, 0) << made.output;
  return files;
}

class Tls : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<temporary_directory>();
    files_ = make_certificate(folder_->path(), "first");
    server_options secure;
    secure.tls = files_;
    secure.public_urls = {"https://map.example.org"};
    limits bounds = running_server::short_limits();
    bounds.certificate_look = 50ms;
    running_ = std::make_unique<running_server>(shared_register().incidents(), bounds, secure);
  }
  static void TearDownTestSuite() {
    running_.reset();
    folder_.reset();
  }

  static std::string port() { return std::to_string(running_->port()); }
  static std::string url(const std::string& target) { return " https://localhost:" + port() + target; }
  /// curl, which believes in our certificate only.
  static command_result curl(const std::string& arguments, const tls_files& trusted = files_) {
    return run("curl --silent --show-error --cacert " + trusted.certificate.string() + " " + arguments);
  }
  static command_result s_client(const std::string& arguments) {
    return run("openssl s_client -connect localhost:" + port() + " " + arguments);
  }
  static std::string as_analyst() { return "--header \"" + std::string(trim(running_->login())) + "\" "; }

  inline static std::unique_ptr<temporary_directory> folder_;
  inline static tls_files files_;
  inline static std::unique_ptr<running_server> running_;
};

TEST_F(Tls, AnswersAClientThatVerifiesIt) {
  const auto answer = curl(url("/healthz"));
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.output, R"({"status":"ok"})");
}

TEST_F(Tls, SpeaksTls12And13AndNothingOlder) {
  EXPECT_THAT(s_client("-tls1_3").output, HasSubstr("TLSv1.3, Cipher is TLS_"));
  EXPECT_THAT(s_client("-tls1_2").output, HasSubstr("TLSv1.2, Cipher is ECDHE-"));
  for (const char* old : {"-tls1_1", "-tls1"})
    EXPECT_THAT(s_client(std::string(old) + " -cipher ALL:@SECLEVEL=0").output,
                HasSubstr("alert protocol version"));
}

TEST_F(Tls, TakesNoCipherWithoutForwardSecrecyAndAuthentication) {
  for (const char* weak : {"AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384",
                           "DHE-RSA-AES128-GCM-SHA256", "aNULL", "NULL"})
    EXPECT_THAT(s_client("-tls1_2 -cipher " + std::string(weak) + ":@SECLEVEL=0").output,
                HasSubstr("handshake failure"))
        << weak;
}

TEST_F(Tls, AgreesOnHttp11AndOnNothingElse) {
  EXPECT_THAT(s_client("-alpn h2,http/1.1").output, HasSubstr("ALPN protocol: http/1.1"));
  EXPECT_THAT(s_client("-alpn h2").output, HasSubstr("alert no application protocol"));
  EXPECT_THAT(s_client("").output, HasSubstr("No ALPN negotiated"));
}

TEST_F(Tls, NeitherCompressesNorNegotiatesAgain) {
  const auto answer =
      run("(sleep 0.3; echo R; sleep 0.3) | openssl s_client -tls1_2 -connect localhost:" + port());
  EXPECT_THAT(answer.output, HasSubstr("Compression: NONE"));
  EXPECT_THAT(answer.output, HasSubstr("no renegotiation"));
}

TEST_F(Tls, KeepsTheConnection) {
  const auto answer = curl("--output /dev/null --output /dev/null --write-out \"%{num_connects} \"" +
                           url("/healthz") + url("/api"));
  EXPECT_EQ(answer.output, "1 0 ");
}

TEST_F(Tls, SendsAndTakesMuch) {
  const std::string target = "/api/export/incidents?format=geojson";
  const auto answer = curl(as_analyst() + url(target));
  EXPECT_EQ(json::parse(answer.output)["features"].size(), synthetic_incidents);

  const fs::path body = folder_->path() / "body.json";
  std::ofstream(body) << "[\"" << std::string(900'000, 'x') << "\"]";  // as much as may come, and no incident
  const auto refused = curl(as_analyst() + "--header Content-Type:application/json --data-binary @" +
                            body.string() + " --write-out %{http_code}" + url("/api/incidents"));
  EXPECT_THAT(refused.output, testing::EndsWith("400"));
}

TEST_F(Tls, SendsTheSameAgainFromWhatItKnows) {
  const std::string target = "/api/municipalities.geojson";
  const auto first = curl(url(target));
  EXPECT_GT(first.output.size(), 50'000u);
  const auto all = curl(url(target) + url(target) + url(target));
  EXPECT_EQ(all.output, first.output + first.output + first.output);
}

TEST_F(Tls, AsksForHttpsFromNowOnUnderItsPublicName) {
  const auto answer =
      curl("--include --resolve map.example.org:" + port() + ":127.0.0.1 --header Host:map.example.org " +
           " https://map.example.org:" + port() + "/api/meta");
  EXPECT_THAT(answer.output, HasSubstr("HTTP/1.1 200 OK"));
  EXPECT_THAT(answer.output, HasSubstr("Strict-Transport-Security: max-age=31536000"));
}

TEST_F(Tls, GivesACookieThatGoesThroughTlsOnly) {
  running_->login();
  const auto answer = curl(
      "--include --header Content-Type:application/json --data "
      "\"{\\\"name\\\":\\\"analyst\\\",\\\"password\\\":\\\"" +
      std::string(running_server::password) + "\\\"}\"" + url("/api/session"));
  EXPECT_THAT(answer.output, HasSubstr("uramost_session="));
  EXPECT_THAT(answer.output, HasSubstr("; Secure"));
}

TEST_F(Tls, TellsAClientThatForgotTheS) {
  raw_client plain(running_->port());
  const auto answer = plain.get("/healthz");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_THAT(answer->body, HasSubstr("https://"));
  EXPECT_TRUE(plain.is_closed());
}

TEST_F(Tls, EndsHandshakesThatStallOrBreakAndLivesOn) {
  raw_client silent(running_->port()), torn(running_->port()), nonsense(running_->port());
  nonsense.send("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03 this is no hello");
  {
    raw_client gone(running_->port());
    gone.send("\x16\x03\x01");
  }
  torn.send("\x16\x03\x01\x02");
  silent.is_closed();
  torn.receive_until("never");  // an alert may come first
  nonsense.receive_until("never");
  EXPECT_EQ(curl(url("/healthz")).output, R"({"status":"ok"})");
}

TEST_F(Tls, EndsRequestsThatStallOrBreakAndLivesOn) {
  const auto began = std::chrono::steady_clock::now();
  const auto stalled =
      run("(printf \"GET /healthz HTTP/1.1\\r\\nHost: loc\"; sleep 5) | openssl s_client -quiet -connect "
          "localhost:" +
          port());
  EXPECT_THAT(stalled.output, HasSubstr("408"));
  const auto torn =
      run("printf \"GET /healthz HTTP/1.1\\r\\n\" | timeout 0.2 openssl s_client -quiet -no_ign_eof -connect "
          "localhost:" +
          port());
  EXPECT_EQ(curl(url("/healthz")).output, R"({"status":"ok"})");
  EXPECT_LT(std::chrono::steady_clock::now() - began, 15s);
}

TEST_F(Tls, SaysWhenAnAnswerIsWhole) {
  const auto answer = run(
      "printf \"GET /healthz HTTP/1.1\\r\\nHost: localhost:" + port() +
      "\\r\\nConnection: close\\r\\n\\r\\n\" | openssl s_client -ign_eof -msg -connect localhost:" + port());
  EXPECT_THAT(answer.output, HasSubstr(R"({"status":"ok"})"));
  EXPECT_THAT(answer.output, testing::ContainsRegex("<<< TLS 1.3, Alert.*close_notify"));
}

/// Until a client that trusts only this certificate gets an answer; false after ten seconds.
bool shows(const std::string& curl, int patience = 100) {
  for (int i = 0; i < patience; ++i) {
    if (run(curl).status == 0) return true;
    std::this_thread::sleep_for(50ms);
  }
  return false;
}

TEST(TlsCertificate, IsReplacedWhileTheServerRuns) {
  const temporary_directory folder;
  const tls_files used = make_certificate(folder.path(), "used"),
                  first = make_certificate(folder.path(), "first"),
                  second = make_certificate(folder.path(), "second");
  const auto install = [&](const tls_files& files) {
    fs::copy_file(files.key, used.key, fs::copy_options::overwrite_existing);
    fs::copy_file(files.certificate, used.certificate, fs::copy_options::overwrite_existing);
  };
  install(first);
  server_options secure;
  secure.tls = used;
  limits bounds = running_server::short_limits();
  bounds.certificate_look = 50ms;
  running_server running(shared_register().incidents(), bounds, secure);
  const auto ask = [&](const tls_files& trusted) {
    return "curl --silent --cacert " + trusted.certificate.string() +
           " https://localhost:" + std::to_string(running.port()) + "/healthz";
  };
  EXPECT_TRUE(shows(ask(first)));
  EXPECT_FALSE(shows(ask(second), 1));
  install(second);
  EXPECT_TRUE(shows(ask(second)));
  EXPECT_FALSE(shows(ask(first), 1));

  std::ofstream(used.certificate) << "no certificate";
  running.itself().reload_certificate();
  EXPECT_TRUE(shows(ask(second), 1));  // the old one stays
  install(first);
  running.itself().reload_certificate();
  EXPECT_TRUE(shows(ask(first), 1));
}

TEST(TlsCertificate, IsRefusedWhenItCannotBeUsed) {
  const temporary_directory folder;
  const tls_files good = make_certificate(folder.path(), "good"),
                  other = make_certificate(folder.path(), "other");
  EXPECT_NO_THROW(tls_certificate{good});
  const auto field_of = [](const tls_files& files) {
    return expect_error(error_kind::unavailable, [&] { tls_certificate{files}; }).field();
  };
  EXPECT_EQ(field_of({folder.path() / "missing", good.key}), "tls_certificate");
  EXPECT_EQ(field_of({good.certificate, folder.path() / "missing"}), "tls_key");
  fs::permissions(good.certificate, fs::perms(0600));
  EXPECT_EQ(field_of({good.key, good.key}), "tls_certificate");
  EXPECT_EQ(field_of({good.certificate, other.key}), "tls_key");
  EXPECT_EQ(field_of({good.certificate, good.certificate}), "tls_key");

  const fs::path locked = folder.path() / "locked.key";
  run("openssl ec -aes128 -passout pass:secret -in " + good.key.string() + " -out " + locked.string());
  ASSERT_TRUE(fs::exists(locked));
  EXPECT_EQ(field_of({good.certificate, locked}), "tls_key");
}

TEST(TlsCertificate, ItsKeyIsNobodyElses) {
  const temporary_directory folder;
  const tls_files files = make_certificate(folder.path(), "shown");
  for (const int mode : {0604, 0602, 0660, 0601}) {
    fs::permissions(files.key, fs::perms(mode));
    const error refused = expect_error(error_kind::forbidden, [&] { tls_certificate{files}; });
    EXPECT_THAT(refused.what(), HasSubstr("chmod 600"));
  }
  fs::permissions(files.key, fs::perms(0640));  // a group of the machine's certificates
  EXPECT_NO_THROW(tls_certificate{files});
}

}  // namespace
}  // namespace uramost::http
