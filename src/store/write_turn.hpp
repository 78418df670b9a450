#pragma once

#include <mutex>
#include <semaphore>

namespace uramost::store {

/// Holds the one turn to write; gives it back when it goes. A semaphore, not a mutex: a batch may end on
/// another thread than it began on.
class write_turn {
 public:
  explicit write_turn(std::binary_semaphore& turn) : turn_(&turn) { turn_->acquire(); }
  /// Of one that was acquired already.
  write_turn(std::binary_semaphore& turn, std::adopt_lock_t) : turn_(&turn) {}
  ~write_turn() { give_back(); }
  write_turn(const write_turn&) = delete;
  write_turn& operator=(const write_turn&) = delete;

  void give_back() {
    if (turn_ != nullptr) turn_->release();
    turn_ = nullptr;
  }

 private:
  std::binary_semaphore* turn_;
};

}  // namespace uramost::store
