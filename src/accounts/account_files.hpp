#pragma once

#include <filesystem>
#include <memory>

#include "accounts/account_key.hpp"
#include "store/account_store.hpp"

namespace uramost::accounts {

/// The accounts of a data directory: `accounts.sqlite` and `accounts.key`, both made when they are missing,
/// for their owner alone. The two are good together only; a backup holds both, apart from each other.
struct account_files {
  explicit account_files(const std::filesystem::path& directory)
      : records(store::account_store::open(directory / "accounts.sqlite")), key(directory / "accounts.key") {}

  std::unique_ptr<store::account_store> records;
  account_key key;
};

}  // namespace uramost::accounts
