#include <unistd.h>

#include <regex>

#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A register with what the commands need; standard input is a file.
class Accounts : public Program {
 protected:
  Accounts() : initialised_(run({"init", "--data", data_})) {}

  outcome on_data(std::vector<std::string> arguments, const std::string& input = {}) {
    arguments.insert(arguments.end(), {"--data", data_});
    const std::string typed = file("input", input);
    const int before = ::dup(STDIN_FILENO);
    FILE* opened = std::fopen(typed.c_str(), "r");
    ::dup2(::fileno(opened), STDIN_FILENO);
    std::fclose(opened);
    const outcome result = run(arguments);
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    return result;
  }

  static std::string first_match(const std::string& text, const char* pattern) {
    std::smatch found;
    return std::regex_search(text, found, std::regex(pattern)) ? found.str() : "";
  }

  static constexpr const char* one_time = "[a-z2-9]{4}(-[a-z2-9]{4}){4}";
  std::string data_ = path("data");
  outcome initialised_;
};

TEST_F(Accounts, InitMakesAnAdministratorWithAPasswordShownOnce) {
  ASSERT_EQ(initialised_.code, exit_code::ok) << initialised_.complaint;
  EXPECT_NE(first_match(initialised_.output, one_time), "");
  EXPECT_THAT(on_data({"user", "list"}).output, HasSubstr("administrator"));
  EXPECT_EQ(fs::status(folder_ / "data" / "accounts.key").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Accounts, AUserIsAddedListedChangedLockedAndUnlocked) {
  const outcome added = on_data({"user", "add", "Ana", "--role", "planner", "--municipality", "38,12"});
  ASSERT_EQ(added.code, exit_code::ok) << added.complaint;
  EXPECT_NE(first_match(added.output, one_time), "");
  EXPECT_THAT(on_data({"user", "list"}).output, testing::ContainsRegex("ana +planner +12,38 +has to choose"));

  EXPECT_EQ(on_data({"user", "role", "ana", "--role", "analyst", "--municipality", "all"}).code,
            exit_code::ok);
  EXPECT_EQ(on_data({"user", "lock", "ana"}).code, exit_code::ok);
  EXPECT_THAT(on_data({"user", "list"}).output, testing::ContainsRegex("ana +analyst +all +locked"));
  EXPECT_EQ(on_data({"user", "unlock", "ana"}).code, exit_code::ok);
  const outcome reset = on_data({"user", "reset-password", "ana"});
  EXPECT_NE(first_match(reset.output, one_time), "");
  EXPECT_NE(first_match(reset.output, one_time), first_match(added.output, one_time));
}

TEST_F(Accounts, APasswordIsReadFromStandardInputAndChecked) {
  const std::vector<std::string> add{"user", "add", "ana", "--role", "analyst", "--ask-password"};
  EXPECT_EQ(on_data(add, "").code, exit_code::usage);
  EXPECT_EQ(on_data(add, "password1234\n").code, exit_code::usage);
  const outcome added = on_data(add, "kuq e zi mbi urë\r\nnot read\n");
  EXPECT_EQ(added.code, exit_code::ok) << added.complaint;
  EXPECT_THAT(added.output, Not(HasSubstr("kuq")));
  EXPECT_THAT(on_data({"user", "list"}).output, Not(testing::ContainsRegex("ana.*has to choose")));
}

TEST_F(Accounts, WhatCannotBeDoneIsSaid) {
  EXPECT_EQ(on_data({"user", "add", "ana"}).code, exit_code::usage);
  EXPECT_EQ(on_data({"user", "add", "ana", "--role", "public"}).code, exit_code::usage);
  EXPECT_EQ(on_data({"user", "add", "Ана", "--role", "analyst"}).code, exit_code::usage);
  EXPECT_EQ(on_data({"user", "add", "ana", "--role", "analyst", "--municipality", "9999"}).code,
            exit_code::usage);
  EXPECT_EQ(on_data({"user", "add", "admin", "--role", "analyst"}).code, exit_code::conflict);
  EXPECT_EQ(on_data({"user", "lock", "nobody"}).code, exit_code::not_found);
  EXPECT_EQ(on_data({"user", "lock", "admin"}).code, exit_code::conflict);
  EXPECT_EQ(run({"user", "list", "--data", path("elsewhere")}).code, exit_code::not_found);
}

TEST_F(Accounts, ATokenIsShownOnceListedWithoutItsSecretAndRevoked) {
  const outcome created = on_data({"token", "create", "--user", "admin", "--scope", "read,export",
                                   "--expires", "30d", "--label", "QGIS"});
  ASSERT_EQ(created.code, exit_code::ok) << created.complaint;
  const std::string secret = first_match(created.output, "umt_[A-Za-z0-9_-]{43}");
  ASSERT_NE(secret, "");
  const std::string listed = on_data({"token", "list"}).output;
  EXPECT_THAT(listed, testing::ContainsRegex("1 admin +read,export.*good +QGIS"));
  EXPECT_THAT(listed, Not(HasSubstr(secret)));
  EXPECT_EQ(on_data({"token", "revoke", "1"}).code, exit_code::ok);
  EXPECT_THAT(on_data({"token", "list"}).output, HasSubstr("revoked"));
  EXPECT_EQ(on_data({"token", "revoke", "2"}).code, exit_code::not_found);
  for (const char* expiry : {"", "0d", "400d", "soon", "2001-01-01", "2999-01-01"})
    EXPECT_EQ(on_data({"token", "create", "--user", "admin", "--scope", "read", "--expires", expiry}).code,
              exit_code::usage)
        << expiry;
}

TEST_F(Accounts, TheAuditLogHoldsWhatWasDoneAndVerifies) {
  ASSERT_EQ(on_data({"import", "incidents", file("register.csv", register_csv), "--source", "North"}).code,
            exit_code::ok);
  const outcome found = on_data({"audit", "search", "--action", "import"});
  EXPECT_THAT(found.output, testing::ContainsRegex("console [^\t]+\timport\tincidents of North\t\t4\tdone"));
  EXPECT_THAT(on_data({"audit", "search", "--action", "account"}).output,
              HasSubstr("account admin: administrator"));
  EXPECT_EQ(on_data({"audit", "search", "--who", "nobody"}).output, "");

  const std::string anchor = first_match(on_data({"audit", "head"}).output, "[0-9]+:[0-9a-f]{64}");
  ASSERT_NE(anchor, "");
  const outcome verified = on_data({"audit", "verify", "--anchor", anchor});
  EXPECT_EQ(verified.code, exit_code::ok) << verified.complaint;
  EXPECT_THAT(verified.output, HasSubstr("all sound"));
  EXPECT_EQ(on_data({"audit", "verify", "--anchor", "2:" + std::string(64, 'a')}).code, exit_code::conflict);
  EXPECT_EQ(on_data({"audit", "verify", "--anchor", "2"}).code, exit_code::usage);
}

TEST_F(Accounts, TheDemoHasAccountsToTryMarkedAsDemo) {
  const std::string demo = path("demo");
  const outcome made = run({"demo", "--data", demo});
  ASSERT_EQ(made.code, exit_code::ok) << made.complaint;
  EXPECT_THAT(made.output, HasSubstr("on this machine only"));
  const std::string listed = run({"user", "list", "--data", demo}).output;
  for (const char* role : {"analyst", "planner", "partner"})
    EXPECT_THAT(listed, testing::ContainsRegex("demo-" + std::string(role) + " +" + role + " +all +demo"));
  EXPECT_EQ(run({"demo", "--data", demo}).code, exit_code::ok);
}

}  // namespace
}  // namespace uramost::cli
