#pragma once

#include <string_view>
#include <vector>

#include "store/account_store.hpp"

namespace uramost::accounts {

/// Of the accounts for trying the roles. Everybody knows it, so that they open on their own machine only.
inline constexpr std::string_view demo_password = "every incident here is synthetic";

/// Whether a client's numeric address is of this machine.
bool is_this_machine(std::string_view address);

/// The demo accounts that can be logged into, in order of name.
std::vector<store::account> demo_accounts(const store::account_reader& in);

}  // namespace uramost::accounts
