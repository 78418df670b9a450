#include "store/search_index.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/text.hpp"
#include "store/search_folding.hpp"

namespace uramost::store {

namespace {
std::string words_of(const incident& record) {
  std::string words = fold_for_search(record.location.place_text);
  if (record.narrative.empty()) return words;
  words += ' ';
  words += fold_for_search(record.narrative);
  return words;
}

bool has_words(const incident& record) {
  return !record.location.place_text.empty() || !record.narrative.empty();
}
}  // namespace

void search_index::add(std::span<const incident* const> incidents) {
  std::vector<const incident*> with_words;
  std::ranges::copy_if(incidents, std::back_inserter(with_words),
                       [](const incident* each) { return has_words(*each); });
  if (with_words.empty()) return;
  std::string words;
  const memory_rows rows{with_words.size(), [&](std::size_t row, row_values& into) {
                           words = words_of(*with_words[row]);
                           into.fill(with_words[row]->id, words);
                         }};
  on_.prepared("INSERT INTO incident_words (rowid, words) SELECT c0, c1 FROM memory_rows(?1)").run(rows);
}

void search_index::remove(const incident& record) {
  if (!has_words(record)) return;
  on_.prepared("INSERT INTO incident_words (incident_words, rowid, words) VALUES ('delete', ?1, ?2)")
      .run(record.id, words_of(record));
}

void search_index::forget_removed() {
  on_.prepared("INSERT INTO incident_words (incident_words) VALUES ('optimize')").run();
}

std::vector<incident_id> search_index::find(std::string_view words) const {
  const std::string folded = fold_for_search(words);
  std::string query;
  for (const std::string_view word : split(folded, ' ')) {
    if (word.empty()) continue;
    if (!query.empty()) query += " AND ";
    query += '"';
    query += word;  // letters and digits only: nothing to escape
    query += "\"*";
  }
  std::vector<incident_id> found;
  if (query.empty()) return found;
  statement& rows =
      on_.prepared("SELECT rowid FROM incident_words WHERE incident_words MATCH ?1 ORDER BY rowid");
  rows.bind(query);
  while (rows.step()) found.push_back({rows.integer(0)});
  return found;
}

}  // namespace uramost::store
