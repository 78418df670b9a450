#pragma once

#include "store/database.hpp"

namespace uramost::store {

/// A transaction that is rolled back unless committed.
class transaction {
 public:
  enum class kind {
    reading,  ///< one snapshot for several queries
    writing   ///< takes the write lock at once
  };

  transaction(database& on, kind what) : on_(on) {
    on_.execute(what == kind::writing ? "BEGIN IMMEDIATE" : "BEGIN");
  }

  ~transaction() {
    if (committed_) return;  // the connection may be in its next transaction by now
    on_.reset_statements();
    // Some failures (a full disk, RAISE(ROLLBACK)) have already rolled back.
    if (!on_.in_transaction()) return;
    try {
      on_.execute("ROLLBACK");
    } catch (...) {  // the file is not changed by what was not committed
    }
  }

  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;

  void commit() {
    on_.reset_statements();
    on_.execute("COMMIT");
    committed_ = true;
  }

 private:
  database& on_;
  bool committed_ = false;
};

}  // namespace uramost::store
