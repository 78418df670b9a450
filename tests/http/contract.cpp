#include "contract.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <optional>

#include "api_contract.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t longest_shown = 200;

std::mutex one_at_a_time;
std::optional<api_contract> known;
thread_local bool is_asking_for_it = false;

/// Asks the server for its document, unless it is known already. A server that refuses, as some in tests have
/// to, is asked again with the next answer.
void learn(std::uint16_t port) {
  if (known) return;
  is_asking_for_it = true;
  const auto document = raw_client(port).get("/api/openapi.json");
  is_asking_for_it = false;
  if (document && document->status == 200) known.emplace(nlohmann::json::parse(document->body));
}
}  // namespace

void hold_to_contract(std::uint16_t port, const sent_request& asked, const raw_response& answer) {
  if (is_asking_for_it) return;
  const std::lock_guard lock(one_at_a_time);
  learn(port);
  if (!known) return;
  for (const std::string& fault : known->faults(asked, answer))
    ADD_FAILURE() << asked.method << ' ' << asked.target.substr(0, longest_shown) << " answered "
                  << answer.status << ": " << fault;
}

std::vector<std::string> operations_without_success() {
  const std::lock_guard lock(one_at_a_time);
  return known ? known->operations_without_success() : std::vector<std::string>{"all"};
}

}  // namespace uramost::http
