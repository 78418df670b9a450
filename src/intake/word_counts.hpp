#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace uramost::intake {

/// The words of a column of codes, with the rows that have them and what they were understood as. A column of
/// more than 200 different words, or with one of more than 60 bytes, is text that somebody wrote and no
/// column of codes: nothing of it is kept.
class word_counts {
 public:
  struct use {
    std::uint64_t rows = 0;
    std::string code;  ///< empty: not known
  };
  using words = std::map<std::string, use, std::less<>>;

  /// An empty word is none.
  void add(std::string_view word, std::string_view code, std::uint64_t rows = 1);

  const words& all() const { return words_; }

 private:
  words words_;
  bool is_text_ = false;
};

}  // namespace uramost::intake
