#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/request_counts.hpp"

namespace uramost::http {

/// What the server tells about itself: the requests its threads count, and values that are looked up when
/// somebody asks. Names of routes are patterns: no number says what was asked for.
class metrics {
 public:
  enum class kind { counter, gauge };

  /// All three before the server runs. `routes`: their labels (`route="/api"`) by their numbers.
  void name_routes(std::vector<std::string> routes) { routes_ = std::move(routes); }
  request_counts& for_another_thread();
  /// `look_up` is called from any thread.
  void add(std::string name, std::string help, kind of, std::function<double()> look_up);

  /// Prometheus text exposition format 0.0.4. From any thread.
  std::string text() const;

 private:
  struct value {
    std::string name, help;
    kind of;
    std::function<double()> look_up;
  };

  std::vector<std::string> routes_;
  std::vector<std::unique_ptr<request_counts>> threads_;
  std::vector<value> values_;
};

/// Adds resident memory and processor time of this process, by Prometheus' usual names.
void add_process(metrics& to);

}  // namespace uramost::http
