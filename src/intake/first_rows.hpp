#pragma once

#include <cstdint>
#include <vector>

namespace uramost::intake {

/// Which row of a file first had a key, for millions of rows: a hash table with open addressing, 24 bytes an
/// entry and at most twice that. A library's map of nodes took a fifth of an import's reading time, waiting
/// for memory; what is `expected` a little before it is looked for is not waited for at all.
class first_rows {
 public:
  struct entry {
    std::uint64_t key = 0;  ///< 0: free
    std::uint64_t content = 0;
    std::uint64_t line = 0;
  };

  /// The entry of `key`: the one that is there, or a new one of this content and line. `key` is a hash, well
  /// mixed.
  const entry& find_or_add(std::uint64_t key, std::uint64_t content, std::uint64_t line);
  /// `key` will be looked for soon.
  void expect(std::uint64_t key) const {
    __builtin_prefetch(&entries_[start_of(key)]);
    asm volatile("");  // g++ leaves out calls of what only fetches: it has no effect that it knows
  }

 private:
  std::size_t start_of(std::uint64_t key) const {
    return static_cast<std::size_t>(key ^ key >> 32) & (entries_.size() - 1);
  }
  entry& place_of(std::uint64_t key);
  void grow();

  std::vector<entry> entries_ = std::vector<entry>(1024);  // a power of two
  std::size_t used_ = 0;
};

}  // namespace uramost::intake
