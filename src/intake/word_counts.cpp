#include "intake/word_counts.hpp"

namespace uramost::intake {

namespace {
constexpr std::size_t most_words = 200, longest_word = 60;
}

void word_counts::add(std::string_view word, std::string_view code, std::uint64_t rows) {
  if (is_text_ || word.empty()) return;
  auto found = words_.find(word);
  if (found == words_.end()) {
    is_text_ = words_.size() == most_words || word.size() > longest_word;
    if (is_text_) return words_.clear();
    found = words_.emplace(word, use{}).first;
  }
  found->second.rows += rows;
  found->second.code = code;
}

}  // namespace uramost::intake
