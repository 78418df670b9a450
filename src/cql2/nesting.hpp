#pragma once

#include "core/error.hpp"
#include "cql2/limits.hpp"

namespace uramost::cql2 {

/// How deep a reader is in what it reads, so that no text can exhaust its stack. Twice the depth of a tree
/// and a little more: brackets nest without making the tree deeper.
class nesting {
 public:
  /// For as long as it lives, the reader is one level deeper. Throws invalid_input when that is too deep.
  class level {
   public:
    explicit level(nesting& of) : of_(of) {
      if (of_.depth_ == 2 * limits::depth + 8) throw invalid_input("the filter is nested too deep", "filter");
      ++of_.depth_;
    }
    ~level() { --of_.depth_; }
    level(const level&) = delete;
    level& operator=(const level&) = delete;

   private:
    nesting& of_;
  };

 private:
  std::size_t depth_ = 0;
};

}  // namespace uramost::cql2
