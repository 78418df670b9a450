#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "store/database.hpp"

namespace uramost::store {

/// Connections for readers, opened when needed and kept. Safe to use from many threads; when all are in use,
/// the next reader waits.
class connection_pool {
 public:
  explicit connection_pool(std::filesystem::path file) : file_(std::move(file)) {}

  /// A connection for one reader, given back when it goes.
  class lease {
   public:
    lease(connection_pool& from, std::unique_ptr<database> connection)
        : from_(from), connection_(std::move(connection)) {}
    ~lease();
    lease(const lease&) = delete;
    lease& operator=(const lease&) = delete;

    database& operator*() const { return *connection_; }
    database* operator->() const { return connection_.get(); }

   private:
    connection_pool& from_;
    std::unique_ptr<database> connection_;
  };

  lease borrow();

 private:
  // SpatiaLite serves up to 64 connections in a process.
  static constexpr std::size_t most_connections = 12;

  std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<database>> idle_;
  std::size_t in_use_ = 0;
};

}  // namespace uramost::store
