#include <atomic>
#include <thread>

#include "store/transaction.hpp"
#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using concurrency_test = store_test;

TEST_F(concurrency_test, ReadersSeeWholeBatchesWhileAWriterWorks) {
  constexpr int batches = 20;
  constexpr int rows_per_batch = 50;
  std::atomic<bool> done = false;
  std::atomic<int> partial_views = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 4; ++reader)
    readers.emplace_back([&] {
      while (!done) {
        int rows = 0;
        const revision at = store_->load_incidents({0}, [&](const incident&) { ++rows; });
        if (rows != rows_per_batch * static_cast<int>(at.value)) ++partial_views;
        store_->search_text("bicycle");
        store_->find({1});
      }
    });
  for (int batch_number = 0; batch_number < batches; ++batch_number) {
    const auto batch = store_->begin_write();
    for (int row = 0; row < rows_per_batch; ++row) {
      incident record = sample_incident(std::to_string(batch_number) + "/" + std::to_string(row));
      batch->put(record);
    }
    batch->commit();
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(partial_views, 0);
  EXPECT_EQ(all().size(), std::size_t{batches * rows_per_batch});
}

TEST_F(concurrency_test, WritersTakeTurns) {
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 6; ++writer)
    writers.emplace_back([&, writer] {
      for (int i = 0; i < 20; ++i) {
        incident record = sample_incident(std::to_string(writer) + "/" + std::to_string(i));
        const auto batch = store_->begin_write();
        batch->put(record);
        if (i % 5 != 4) batch->commit();
      }
    });
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(all().size(), 6U * 16U);
  EXPECT_EQ(store_->current_revision(), revision{6 * 16});
  expect_sound_file();
}

TEST_F(concurrency_test, AReadIsAnsweredWhileABatchIsOpen) {
  incident record = sample_incident("open");
  const auto batch = store_->begin_write();
  batch->put(record);
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(store_->find(record.id), std::nullopt);
  batch->commit();
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(concurrency_test, ABatchMayEndOnAnotherThread) {
  auto batch = store_->begin_write();
  std::thread([batch = std::move(batch)]() mutable {
    incident record = sample_incident("a");
    batch->put(record);
    batch->commit();
    batch.reset();
  }).join();
  store_->begin_write();
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(concurrency_test, MoreReadersThanConnectionsWait) {
  incident record = sample_incident("a");
  put(record);
  std::atomic<int> answered = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 40; ++reader)
    readers.emplace_back([&] {
      for (int i = 0; i < 5; ++i) answered += store_->find(record.id) ? 1 : 0;
    });
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(answered, 200);
}

TEST_F(concurrency_test, AnotherProgramsLockIsReportedPlainly) {
  database other(file_, database::access::write);
  const transaction held(other, transaction::kind::writing);
  database waiting(file_, database::access::write);
  waiting.execute("PRAGMA busy_timeout = 50");
  const error refused = expect_error(error_kind::unavailable,
                                     [&] { const transaction wanted(waiting, transaction::kind::writing); });
  EXPECT_NE(std::string(refused.what()).find("Another program is writing"), std::string::npos)
      << refused.what();
}

}  // namespace
}  // namespace uramost::store
