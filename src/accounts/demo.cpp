#include "accounts/demo.hpp"

#include <algorithm>

namespace uramost::accounts {

bool is_this_machine(std::string_view address) {
  constexpr std::string_view own[] = {"127.0.0.1", "::1", "::ffff:127.0.0.1"};
  return std::ranges::find(own, address) != std::end(own);
}

std::vector<store::account> demo_accounts(const store::account_reader& in) {
  auto found = in.accounts();
  std::erase_if(found, [](const store::account& each) { return !each.demo || each.locked; });
  return found;
}

}  // namespace uramost::accounts
