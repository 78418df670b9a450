#include "http/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

class Metrics : public testing::Test {
 protected:
  Metrics() { metrics_.name_routes({R"(route="/a")", R"(route="/b/{z}")"}); }
  metrics metrics_;
};

TEST_F(Metrics, CountRequestsByRouteAndClassOfStatusOverAllThreads) {
  request_counts &first = metrics_.for_another_thread(), &second = metrics_.for_another_thread();
  first.add(0, 200, 1ms, 100);
  second.add(0, 204, 2ms, 50);
  second.add(1, 404, 1us, 10);
  const std::string text = metrics_.text();
  EXPECT_THAT(text, HasSubstr("# TYPE uramost_http_request_duration_seconds histogram\n"));
  EXPECT_THAT(text,
              HasSubstr("uramost_http_request_duration_seconds_count{route=\"/a\",status=\"2xx\"} 2\n"));
  EXPECT_THAT(text,
              HasSubstr("uramost_http_request_duration_seconds_sum{route=\"/a\",status=\"2xx\"} 0.003\n"));
  EXPECT_THAT(text, HasSubstr("uramost_http_response_bytes_total{route=\"/a\",status=\"2xx\"} 150\n"));
  EXPECT_THAT(text, HasSubstr("count{route=\"/b/{z}\",status=\"4xx\"} 1\n"));
  EXPECT_THAT(text, Not(HasSubstr("5xx")));
}

TEST_F(Metrics, CumulateTheClassesOfTime) {
  request_counts& counts = metrics_.for_another_thread();
  counts.add(0, 200, 1ms, 0);  // a class holds its upper end
  counts.add(0, 200, 1001us, 0);
  counts.add(0, 200, 1h, 0);
  const std::string text = metrics_.text();
  EXPECT_THAT(text, HasSubstr("status=\"2xx\",le=\"0.0005\"} 0\n"));
  EXPECT_THAT(text, HasSubstr("status=\"2xx\",le=\"0.001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("status=\"2xx\",le=\"0.0025\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("status=\"2xx\",le=\"5\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("status=\"2xx\",le=\"+Inf\"} 3\n"));
}

TEST_F(Metrics, LookValuesUpWhenAsked) {
  double value = 1;
  metrics_.add("some_value", "Of this test.", metrics::kind::gauge, [&] { return value; });
  EXPECT_THAT(metrics_.text(),
              HasSubstr("# HELP some_value Of this test.\n# TYPE some_value gauge\nsome_value 1\n"));
  value = 2.5;
  EXPECT_THAT(metrics_.text(), HasSubstr("\nsome_value 2.5\n"));
}

TEST_F(Metrics, KnowTheProcess) {
  add_process(metrics_);
  EXPECT_THAT(metrics_.text(), testing::ContainsRegex("process_resident_memory_bytes [1-9]"));
  EXPECT_THAT(metrics_.text(), HasSubstr("# TYPE process_cpu_seconds_total counter\n"));
}

TEST_F(Metrics, CanBeReadWhileThreadsCount) {
  request_counts& counts = metrics_.for_another_thread();
  std::jthread counting([&] {
    for (int i = 0; i < 10'000; ++i) counts.add(1, 200, 1ms, 1);
  });
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(metrics_.text().empty());
  counting.join();
  EXPECT_THAT(metrics_.text(), HasSubstr("response_bytes_total{route=\"/b/{z}\",status=\"2xx\"} 10000\n"));
}

}  // namespace
}  // namespace uramost::http
