#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <random>
#include <thread>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using durability_test = store_test;

/// Commits batches without end; after each one says how many rows have been acknowledged. Every seventh batch
/// is large enough for the spatial index to be packed anew.
[[noreturn]] void write_forever(const std::filesystem::path& file, int round, int acknowledgements) {
  const auto store = incident_store::open(file);
  int written = 0;
  for (int batch_number = 0;; ++batch_number) {
    const auto batch = store->begin_write();
    const int rows = batch_number % 7 == 6 ? 21'000 : 1 + batch_number * 5 % 40;
    for (int row = 0; row < rows; ++row) {
      incident record = sample_incident(std::to_string(round) + "/" + std::to_string(written++));
      record.location.point->lon += 1e-6 * written;
      batch->put(record);
    }
    batch->commit();
    if (::write(acknowledgements, &written, sizeof written) != sizeof written) ::_exit(1);
  }
}

/// What the other end of the pipe last said before it died.
int last_acknowledged(int pipe) {
  int last = 0;
  int next = 0;
  while (::read(pipe, &next, sizeof next) == sizeof next) last = next;
  return last;
}

TEST_F(durability_test, EveryAcknowledgedWriteSurvivesKillAtAnyMoment) {
  store_.reset();
  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution<int> short_ms(20, 450);
  std::uniform_int_distribution<int> long_ms(500, 3000);  // reaches the large batches
  int acknowledged_in_all = 0;
  for (int round = 0; round < 20; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      try {
        write_forever(file_, round, ends[1]);
      } catch (...) {
        ::_exit(1);
      }
    }
    ::close(ends[1]);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(round % 6 == 5 ? long_ms(random) : short_ms(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer failed by itself";
    const int acknowledged = last_acknowledged(ends[0]);
    ::close(ends[0]);
    acknowledged_in_all += acknowledged;

    store_ = incident_store::open(file_);
    database check(file_, database::access::read);
    const auto survived =
        check.integer("SELECT count(*) FROM incidents WHERE external_id LIKE '" + std::to_string(round) +
                      "/%' AND CAST(substr(external_id, " + std::to_string(std::to_string(round).size() + 2) +
                      ") AS INTEGER) < " + std::to_string(acknowledged));
    EXPECT_EQ(survived, acknowledged) << "round " << round;
    EXPECT_EQ(ask("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(ask("SELECT rtreecheck('idx_incidents_geom')"), "ok");
    EXPECT_EQ(ask("SELECT count(*) FROM idx_incidents_geom"), ask("SELECT count(*) FROM incidents"));
    store_.reset();
  }
  EXPECT_GT(acknowledged_in_all, 0);
  expect_sound_file();
  store_ = incident_store::open(file_);
  EXPECT_EQ(store_->search_text("bicycle").size(), all().size());
}

/// What the file holds without its log, as if nobody had copied that along.
std::int64_t incidents_without_log(const std::filesystem::path& file) {
  const auto alone = std::filesystem::path(file).replace_extension("alone");
  std::filesystem::copy_file(file, alone, std::filesystem::copy_options::overwrite_existing);
  database copy(alone, database::access::write);
  return copy.integer("SELECT count(*) FROM incidents");
}

TEST_F(durability_test, ALongLogIsCopiedIntoTheFileOnceNobodyWaitsForTheBatch) {
  const auto write = [&](int rows, const std::string& named) {
    const auto batch = store_->begin_write();
    for (int row = 0; row < rows; ++row) {
      incident record = sample_incident(named + std::to_string(row));
      batch->put(record);
    }
    batch->commit();
    store_->copy_log();
  };
  reopen();  // what made the file is in it when the last one closes it
  const auto begun = incidents_without_log(file_);
  write(1, "few ");
  EXPECT_EQ(incidents_without_log(file_), begun) << "not worth it";
  {
    const auto open = store_->begin_write();
    store_->copy_log();  // does not wait for it
  }
  write(30'000, "many ");
  EXPECT_EQ(incidents_without_log(file_), 30'001);
}

}  // namespace
}  // namespace uramost::store
