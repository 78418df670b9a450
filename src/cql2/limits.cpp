#include "cql2/limits.hpp"

#include <fmt/format.h>

#include "core/error.hpp"

namespace uramost::cql2::limits {

namespace {
class measure {
 public:
  void add(const expression& part, std::size_t level) {
    count(level);
    if (const auto* inner = std::get_if<operation>(&part.value))
      for (const expression& each : inner->arguments) add(each, level + 1);
    if (const auto* drawn = std::get_if<geometry>(&part.value)) add(*drawn, level);
  }

 private:
  void add(const geometry& part, std::size_t level) {
    nodes_ += part.positions.size();
    count(level);
    for (const geometry& each : part.parts) add(each, level + 1);
  }

  void count(std::size_t level) {
    if (level > depth) throw invalid_input(fmt::format("the filter is more than {} deep", depth), "filter");
    if (++nodes_ > nodes)
      throw invalid_input(fmt::format("the filter has more than {} parts", nodes), "filter");
  }

  std::size_t nodes_ = 0;
};
}  // namespace

void expect_within(std::string_view text) {
  if (text.size() > bytes)
    throw invalid_input(fmt::format("the filter is longer than {} bytes", bytes), "filter");
}

void expect_within(const expression& whole) { measure().add(whole, 1); }

}  // namespace uramost::cql2::limits
