#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <set>
#include <thread>

#include "account_fixture.hpp"

namespace uramost::store {
namespace {

class audit_log_test : public account_store_test {
 protected:
  audit_log& log() { return accounts_->audit(); }

  void append(int notes) {
    for (int i = 0; i < notes; ++i) log().append(sample_note("incident " + std::to_string(i)));
  }
};

/// What coreutils' own SHA-256 makes of a text.
std::string sha256sum(const std::filesystem::path& folder, const std::string& text) {
  const auto file = folder / "text";
  std::ofstream(file, std::ios::binary) << text;
  FILE* pipe = ::popen(("sha256sum < '" + file.string() + "'").c_str(), "r");
  char hex[65] = {};
  EXPECT_EQ(std::fread(hex, 1, 64, pipe), 64U);
  ::pclose(pipe);
  return hex;
}

TEST_F(audit_log_test, AnEmptyLogIsSoundAndHasAHead) {
  EXPECT_EQ(log().head(), audit_head{});
  EXPECT_EQ(log().head().hash, std::string(64, '0'));
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
  EXPECT_TRUE(log().search({}).empty());
}

TEST_F(audit_log_test, KeepsWhatItWasTold) {
  log().append(sample_note());
  reopen_accounts();
  const auto found = log().search({});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].note, sample_note());
  EXPECT_EQ(found[0].number, 1U);
  EXPECT_EQ((audit_head{1, found[0].hash}), log().head());
}

TEST_F(audit_log_test, AnotherProgramCanFollowTheChain) {
  log().append(sample_note());
  audit_note plain{.at = time_point{std::chrono::seconds{1'700'000'060}}, .who = "Ђорђе", .action = "login"};
  plain.outcome = "refused";
  log().append(plain);
  const std::string first =
      "uramost audit 1\n1\n" + std::string(64, '0') +
      "\n1700000000\nana\nincidents.read\nincident 17\nmunicipality=38&hours=22-5\n12\ndone\n";
  const std::string first_hash = sha256sum(folder_, first);
  EXPECT_EQ(ask_accounts("SELECT hash FROM audit_entries WHERE number = 1"), first_hash);
  EXPECT_EQ(log().head().hash, sha256sum(folder_, "uramost audit 1\n2\n" + first_hash +
                                                      "\n1700000060\nЂорђе\nlogin\n\n\n\nrefused\n"));
}

TEST_F(audit_log_test, HostileTextStaysInItsLineAndIsCut) {
  audit_note hostile = sample_note("incident\n99\tx\x7F");
  hostile.who = std::string("\0\r\n", 3) + "ana";
  hostile.query = "\xFF\xFE";
  std::string endless;
  while (endless.size() < 100'000) endless += "ш";
  hostile.action = endless;
  log().append(hostile);
  const auto entry = log().search({}).at(0);
  EXPECT_EQ(entry.note.object, "incident 99 x ");
  EXPECT_EQ(entry.note.who, "   ana");
  EXPECT_EQ(entry.note.query, "(not UTF-8)");
  EXPECT_EQ(entry.note.action, endless.substr(0, 2'000));
  const std::string text = canonical_text(entry);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 10);
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
}

TEST_F(audit_log_test, IsAppendOnly) {
  append(2);
  database connection(accounts_file_, database::access::write);
  EXPECT_THROW(connection.execute("UPDATE audit_entries SET who = 'bob'"), error);
  EXPECT_THROW(connection.execute("DELETE FROM audit_entries WHERE number = 2"), error);
}

class TamperedLog : public audit_log_test, public testing::WithParamInterface<std::pair<const char*, int>> {};

TEST_P(TamperedLog, IsFoundOutAtItsFirstBrokenEntry) {
  append(9);
  tamper(GetParam().first);
  const audit_verdict verdict = log().verify();
  EXPECT_EQ(verdict.first_broken, std::uint64_t(GetParam().second));
  EXPECT_FALSE(verdict.reason.empty());
  EXPECT_LT(verdict.head.count, std::uint64_t(GetParam().second));
}

INSTANTIATE_TEST_SUITE_P(
    audit_log, TamperedLog,
    testing::Values(std::pair{"UPDATE audit_entries SET who = 'bob' WHERE number = 4", 4},
                    std::pair{"UPDATE audit_entries SET at = at + 1 WHERE number = 1", 1},
                    std::pair{"UPDATE audit_entries SET rows = NULL WHERE number = 9", 9},
                    std::pair{"UPDATE audit_entries SET query = query || char(10) WHERE number = 2", 2},
                    std::pair{"DELETE FROM audit_entries WHERE number = 5", 6},
                    std::pair{"DELETE FROM audit_entries WHERE number = 1", 2},
                    std::pair{"UPDATE audit_entries SET hash = previous WHERE number = 3", 3},
                    std::pair{"UPDATE audit_entries SET number = 100 WHERE number = 9", 100}));

TEST_F(audit_log_test, AnAnchorFindsACutOrRewrittenEnd) {
  append(5);
  const audit_head anchor = log().head();
  append(2);
  EXPECT_EQ(log().verify(anchor).first_broken, std::nullopt);
  EXPECT_EQ(log().verify(anchor).head.count, 7U);

  tamper("DELETE FROM audit_entries WHERE number > 4");
  EXPECT_EQ(log().verify().first_broken, std::nullopt);  // alone, a shorter chain is a sound one
  EXPECT_EQ(log().verify(anchor).first_broken, 5U);
  log().append(sample_note("something else"));
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
  EXPECT_EQ(log().verify(anchor).first_broken, 5U);
}

TEST_F(audit_log_test, SearchesByWhoWhatAndWhenNewestFirst) {
  const auto at = [](int seconds) { return time_point{std::chrono::seconds{seconds}}; };
  for (const auto& [seconds, who, action] : {std::tuple{10, "ana", "login"},
                                             {20, "bob", "login.code"},
                                             {30, "ana", "logins"},
                                             {40, "ana", "export"}})
    log().append({.at = at(seconds), .who = who, .action = action});
  const auto numbers = [&](const audit_search& what) {
    std::vector<std::uint64_t> found;
    for (const audit_entry& each : log().search(what)) found.push_back(each.number);
    return found;
  };
  using list = std::vector<std::uint64_t>;
  EXPECT_EQ(numbers({}), (list{4, 3, 2, 1}));
  EXPECT_EQ(numbers({.who = "ana"}), (list{4, 3, 1}));
  EXPECT_EQ(numbers({.action = "login"}), (list{2, 1}));
  EXPECT_EQ(numbers({.from = at(20), .until = at(40)}), (list{3, 2}));
  EXPECT_EQ(numbers({.before = 3, .limit = 1}), (list{2}));
  EXPECT_EQ(numbers({.who = "' OR 1=1 --"}), list{});
}

TEST_F(audit_log_test, ManyThreadsMakeOneChain) {
  constexpr int threads = 12, each = 40;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < threads; ++writer)
    writers.emplace_back([&, writer] {
      for (int i = 0; i < each; ++i)
        log().append(sample_note("incident " + std::to_string(writer * each + i)));
    });
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
  std::set<std::string> objects;
  for (const audit_entry& entry : log().search({.limit = 10'000})) objects.insert(entry.note.object);
  EXPECT_EQ(objects.size(), std::size_t{threads * each});
}

TEST_F(audit_log_test, ManyProcessesMakeOneChain) {
  accounts_.reset();
  constexpr int processes = 4, each = 30;
  std::vector<pid_t> children;
  for (int child = 0; child < processes; ++child) {
    children.push_back(::fork());
    if (children.back() == 0) {
      try {
        const auto own = account_store::open(accounts_file_);
        for (int i = 0; i < each; ++i) own->audit().append(sample_note());
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  reopen_accounts();
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
  EXPECT_EQ(log().head().count, std::uint64_t{processes * each});
}

TEST_F(audit_log_test, WhatWasAppendedSurvivesKill) {
  accounts_.reset();
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto own = account_store::open(accounts_file_);
    for (int i = 1;; ++i) {
      own->audit().append(sample_note("incident " + std::to_string(i)));
      if (::write(ends[1], &i, sizeof i) != sizeof i) ::_exit(1);
    }
  }
  ::close(ends[1]);
  int acknowledged = 0;
  while (acknowledged < 50 && ::read(ends[0], &acknowledged, sizeof acknowledged) > 0) continue;
  ::kill(child, SIGKILL);
  for (int next = 0; ::read(ends[0], &next, sizeof next) == sizeof next;) acknowledged = next;
  ::close(ends[0]);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  reopen_accounts();
  EXPECT_GE(log().head().count, std::uint64_t(acknowledged));
  EXPECT_GE(acknowledged, 50);
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
}

TEST_F(audit_log_test, TakesOverWhatACommittedBatchSaidOnce) {
  incident record = sample_incident("a");
  {
    const auto batch = store_->begin_write();
    batch->put(record);
    batch->audit(sample_note("import 1"));
    batch->audit(sample_note("import 1, again"));
    batch->commit();
  }
  {
    const auto dropped = store_->begin_write();
    dropped->audit(sample_note("never"));
  }
  EXPECT_EQ(log().collect(*store_), 2U);
  EXPECT_EQ(log().collect(*store_), 0U);
  EXPECT_EQ(log().verify().first_broken, std::nullopt);
  const auto entries = log().search({});
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].note, sample_note("import 1"));
}

TEST_F(audit_log_test, GoesOnWithANewRegister) {
  const auto say = [&](const std::string& object) {
    const auto batch = store_->begin_write();
    batch->audit(sample_note(object));
    batch->commit();
  };
  say("of the old register");
  EXPECT_EQ(log().collect(*store_), 1U);
  store_.reset();
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + suffix);
  store_ = incident_store::open(file_, true);
  say("of the new one");
  EXPECT_EQ(log().collect(*store_), 1U);
}

TEST_F(audit_log_test, AChangeOfAccountsAndItsEntryAreOne) {
  account ana = add("ana");
  const auto batch = accounts_->begin_write();
  ana.role = "planner";
  batch->put(ana);
  batch->audit(sample_note("account ana"));
  batch->commit();
  EXPECT_EQ(accounts_->find("ana")->role, "planner");
  EXPECT_EQ(log().search({}).at(0).note.object, "account ana");
}

}  // namespace
}  // namespace uramost::store
