#include "http/job_queue.hpp"

#include <gtest/gtest.h>

#include <future>
#include <set>

namespace uramost::http {
namespace {
using namespace std::chrono_literals;

job_report wait_for_end(const job_queue& jobs, const std::string& id) {
  for (int i = 0; i < 1'000; ++i) {
    if (const auto report = jobs.find(id); report && has_ended(report->state)) return *report;
    std::this_thread::sleep_for(5ms);
  }
  ADD_FAILURE() << "the job did not end";
  return {};
}

json five_rows() { return {{"rows", 5}}; }

TEST(JobQueue, RunOneAfterTheOtherAndTellTheirSummary) {
  job_queue jobs{"import", niceness::writing};
  std::vector<int> order;
  const auto first = jobs.submit([&](const progress_sink&) { return order.push_back(1), five_rows(); });
  const auto second = jobs.submit([&](const progress_sink&) { return order.push_back(2), five_rows(); });
  EXPECT_EQ(wait_for_end(jobs, second).state, job_state::done);
  EXPECT_EQ(wait_for_end(jobs, first).result->at("rows"), 5);
  EXPECT_EQ(order, (std::vector{1, 2}));
}

TEST(JobQueue, TellProgressWithRateAndTimeLeft) {
  job_queue jobs{"import", niceness::writing};
  std::promise<void> seen;
  const auto id = jobs.submit([&](const progress_sink& watch) {
    std::this_thread::sleep_for(20ms);
    EXPECT_TRUE(watch({100, 0.25}));
    seen.get_future().wait();
    return five_rows();
  });
  std::optional<job_report> report;
  for (int i = 0; i < 1'000 && (!report || report->latest.done == 0); ++i) {
    std::this_thread::sleep_for(5ms);
    report = jobs.find(id);
  }
  EXPECT_EQ(report->latest.done, 100u);
  EXPECT_GT(report->rows_per_s, 0);
  EXPECT_LE(report->rows_per_s, 5'000);
  ASSERT_TRUE(report->seconds_left);
  EXPECT_NEAR(*report->seconds_left * report->rows_per_s, 300, 1);
  seen.set_value();
  EXPECT_EQ(wait_for_end(jobs, id).state, job_state::done);
}

TEST(JobQueue, AreCancelledWhileRunningAndWhileWaiting) {
  job_queue jobs{"import", niceness::writing};
  const auto endless = [](const progress_sink& watch) -> json {
    while (watch({})) std::this_thread::sleep_for(1ms);
    throw error(error_kind::unavailable, "cancelled");
  };
  const auto running = jobs.submit(endless);
  const auto waiting = jobs.submit(endless);
  EXPECT_TRUE(jobs.cancel(waiting));
  EXPECT_EQ(jobs.find(waiting)->state, job_state::cancelled);
  EXPECT_TRUE(jobs.cancel(running));
  EXPECT_EQ(wait_for_end(jobs, running).state, job_state::cancelled);
  EXPECT_FALSE(jobs.cancel("0123"));
}

TEST(JobQueue, TellWhyTheyFailed) {
  job_queue jobs{"import", niceness::writing};
  const auto known =
      jobs.submit([](const progress_sink&) -> json { throw invalid_input("no such column", "date"); });
  const auto unknown =
      jobs.submit([](const progress_sink&) -> json { throw std::runtime_error("a secret"); });
  EXPECT_EQ(wait_for_end(jobs, known).problem->field(), "date");
  EXPECT_EQ(wait_for_end(jobs, unknown).state, job_state::failed);
  EXPECT_EQ(std::string(jobs.find(unknown)->problem->what()).find("secret"), std::string::npos);
}

TEST(JobQueue, EndWithTheirOwner) {
  bool told = false;
  {
    job_queue jobs{"import", niceness::writing};
    std::promise<void> begun;
    jobs.submit([&](const progress_sink& watch) {
      begun.set_value();
      while (watch({})) std::this_thread::sleep_for(1ms);
      told = true;
      return five_rows();
    });
    begun.get_future().wait();
  }
  EXPECT_TRUE(told);
}

TEST(JobQueue, HaveIdsThatDifferAndForgetTheOldest) {
  job_queue jobs{"import", niceness::writing};
  std::vector<std::string> ids;
  for (int i = 0; i < 60; ++i) {
    ids.push_back(jobs.submit([](const progress_sink&) { return five_rows(); }));
    wait_for_end(jobs, ids.back());
  }
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_EQ(ids.front().size(), 32u);
  EXPECT_FALSE(jobs.find(ids.front()));
  EXPECT_TRUE(jobs.find(ids.back()));
}

TEST(JobQueue, RefuseMoreThanCanWait) {
  job_queue jobs{"import", niceness::writing};
  const auto endless = [](const progress_sink& watch) {
    while (watch({})) std::this_thread::sleep_for(1ms);
    return five_rows();
  };
  EXPECT_THROW(for (int i = 0; i < 100; ++i) jobs.submit(endless), error);
}

}  // namespace
}  // namespace uramost::http
