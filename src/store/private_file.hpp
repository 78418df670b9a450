#pragma once

#include <filesystem>
#include <semaphore>
#include <span>

#include "store/connection_pool.hpp"
#include "store/migrations.hpp"

namespace uramost::store {

/// A file beside the register's, which an import cannot keep busy: one connection that writes, taken in
/// turns, and others that read.
struct private_file {
  /// Makes the file when it is missing (not its folder), for its owner alone to read, and migrates it.
  private_file(const std::filesystem::path& file, std::span<const migration> steps);

  database writer;
  std::binary_semaphore turn{1};
  mutable connection_pool readers;
};

}  // namespace uramost::store
