#include "account_fixture.hpp"

namespace uramost::store {
namespace {

TEST_F(account_store_test, KeepsEverythingOfAnAccount) {
  const account made = add("ana");
  reopen_accounts();
  EXPECT_EQ(accounts_->find("ana"), made);
  EXPECT_EQ(accounts_->find(made.id), made);
  EXPECT_EQ(accounts_->accounts(), std::vector{made});
  EXPECT_EQ(accounts_->find("bob"), std::nullopt);
  EXPECT_EQ(accounts_->find(account_id{99}), std::nullopt);
}

TEST_F(account_store_test, ReplacesAnAccountByItsIdAndKeepsItsSessions) {
  account changed = add("ana");
  const session opened{std::string(32, 's'), changed.id, changed.created_at, changed.created_at};
  {
    const auto batch = accounts_->begin_write();
    batch->put(opened);
    changed.role = "planner";
    changed.municipalities = {};
    changed.locked = true;
    batch->put(changed);
    batch->commit();
  }
  EXPECT_EQ(accounts_->find("ana"), changed);
  EXPECT_EQ(accounts_->find_session(opened.hash), opened);
}

TEST_F(account_store_test, RefusesASecondAccountOfOneName) {
  add("ana");
  account other;
  other.name = "ana";
  const auto batch = accounts_->begin_write();
  expect_error(error_kind::conflict, [&] { batch->put(other); });
}

TEST_F(account_store_test, NeverDeletesAnAccount) {
  add("ana");
  database connection(accounts_file_, database::access::write);
  EXPECT_THROW(connection.execute("DELETE FROM accounts"), error);
}

TEST_F(account_store_test, ADroppedBatchLeavesNothing) {
  {
    const auto batch = accounts_->begin_write();
    account dropped;
    dropped.name = "ana";
    batch->put(dropped);
    batch->audit(sample_note());
    EXPECT_TRUE(batch->find("ana"));
    EXPECT_FALSE(accounts_->find("ana"));
  }
  EXPECT_FALSE(accounts_->find("ana"));
  EXPECT_EQ(accounts_->audit().head(), audit_head{});
}

TEST_F(account_store_test, EndsSessionsByHashByAccountAndByAge) {
  const account ana = add("ana"), bob = add("bob");
  const auto at = [](int seconds) { return time_point{std::chrono::seconds{seconds}}; };
  const auto hash = [](char letter) { return std::string(32, letter); };
  const auto open = [&](account_batch& batch) {
    batch.put(session{hash('a'), ana.id, at(100), at(900)});
    batch.put(session{hash('b'), ana.id, at(500), at(600)});
    batch.put(session{hash('c'), bob.id, at(500), at(900)});
  };
  const auto left = [&](account_batch& batch) {
    std::string letters;
    for (const char letter : {'a', 'b', 'c'})
      if (batch.find_session(hash(letter))) letters += letter;
    return letters;
  };
  const auto batch = accounts_->begin_write();
  open(*batch);
  batch->end_session(hash('b'));
  EXPECT_EQ(left(*batch), "ac");
  open(*batch);
  EXPECT_EQ(batch->end_sessions(ana.id), 2);
  EXPECT_EQ(left(*batch), "c");
  open(*batch);
  EXPECT_EQ(batch->end_sessions_before(at(500), at(900)), 2);
  EXPECT_EQ(left(*batch), "c");
}

TEST_F(account_store_test, FindsATokenByItsHashAndKeepsRevokedOnes) {
  const account ana = add("ana"), bob = add("bob");
  token made{.id = {},
             .account = ana.id,
             .hash = std::string("\0binary", 7) + std::string(25, 'x'),
             .label = "QGIS у канцеларији",
             .scopes = "read,export",
             .created_at = ana.created_at,
             .expires_at = ana.created_at + std::chrono::hours{1}};
  const auto batch = accounts_->begin_write();
  batch->put(made);
  made.revoked_at = ana.created_at + std::chrono::minutes{5};
  batch->put(made);
  batch->commit();
  EXPECT_EQ(accounts_->find_token(made.hash), made);
  EXPECT_EQ(accounts_->find_token(std::string(32, 'x')), std::nullopt);
  EXPECT_EQ(accounts_->tokens(), std::vector{made});
  EXPECT_EQ(accounts_->tokens(bob.id), std::vector<token>{});
}

TEST_F(account_store_test, CountsFailedLoginsBySubject) {
  const std::string subject(32, '\0'), other(32, 'o');
  const login_failures failed{3, time_point{std::chrono::seconds{1'000}}};
  const auto batch = accounts_->begin_write();
  EXPECT_EQ(batch->failures(subject), login_failures{});
  batch->set_failures(subject, failed);
  batch->set_failures(other, {1, time_point{std::chrono::seconds{2'000}}});
  EXPECT_EQ(batch->failures(subject), failed);
  batch->clear_failures_before(time_point{std::chrono::seconds{1'001}});
  EXPECT_EQ(batch->failures(subject), login_failures{});
  EXPECT_EQ(batch->failures(other).count, 1);
  batch->clear_failures(other);
  EXPECT_EQ(batch->failures(other).count, 0);
}

TEST_F(account_store_test, TheFileIsItsOwnersAlone) {
  add("ana");
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const auto mode = std::filesystem::status(accounts_file_.string() + suffix).permissions();
    EXPECT_EQ(mode & std::filesystem::perms(0077), std::filesystem::perms::none) << suffix;
  }
}

TEST_F(account_store_test, IsNotTheRegistersFile) {
  expect_error(error_kind::conflict, [&] { account_store::open(file_); });
  expect_error(error_kind::conflict, [&] { incident_store::open(accounts_file_); });
}

TEST_F(account_store_test, AnAccountIsReadAndWrittenWhileAnImportHoldsTheRegister) {
  incident record = sample_incident("a");
  const auto import = store_->begin_write();
  import->put(record);
  add("ana");
  accounts_->audit().append(sample_note());
  EXPECT_EQ(accounts_->audit().head().count, 1U);
  EXPECT_TRUE(accounts_->find("ana"));
}

}  // namespace
}  // namespace uramost::store
