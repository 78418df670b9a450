#pragma once

#include <filesystem>
#include <semaphore>

#include "store/connection_pool.hpp"

namespace uramost::store {

/// The file of accounts and audit log: one connection that writes, taken in turns, and others that read.
struct account_file {
  /// Makes the file when it is missing (not its folder), for its owner alone to read, and migrates it.
  explicit account_file(const std::filesystem::path& file);

  database writer;
  std::binary_semaphore turn{1};
  mutable connection_pool readers;
};

}  // namespace uramost::store
