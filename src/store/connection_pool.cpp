#include "store/connection_pool.hpp"

namespace uramost::store {

connection_pool::lease connection_pool::borrow() {
  std::unique_ptr<database> connection;
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return in_use_ < most_connections; });
    ++in_use_;
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!connection) {
    try {
      connection = std::make_unique<database>(file_, database::access::read);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      --in_use_;
      returned_.notify_one();
      throw;
    }
  }
  return lease(*this, std::move(connection));
}

connection_pool::lease::~lease() {
  connection_->reset_statements();
  const std::lock_guard lock(from_.mutex_);
  from_.idle_.push_back(std::move(connection_));
  --from_.in_use_;
  from_.returned_.notify_one();
}

}  // namespace uramost::store
