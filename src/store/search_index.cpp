#include "store/search_index.hpp"

#include "core/text.hpp"
#include "store/search_folding.hpp"

namespace uramost::store {

namespace {
std::string words_of(std::string_view place_text, std::string_view narrative) {
  std::string words = fold_for_search(place_text);
  if (narrative.empty()) return words;
  words += ' ';
  words += fold_for_search(narrative);
  return words;
}
}  // namespace

search_index::search_index(database& on)
    : on_(on), insertion_(on.prepared("INSERT INTO incident_words (rowid, words) VALUES (?1, ?2)")) {}

void search_index::add(incident_id id, std::string_view place_text, std::string_view narrative) {
  if (place_text.empty() && narrative.empty()) return;
  insertion_.run(id, words_of(place_text, narrative));
}

void search_index::remove(incident_id id, std::string_view place_text, std::string_view narrative) {
  if (place_text.empty() && narrative.empty()) return;
  on_.prepared("INSERT INTO incident_words (incident_words, rowid, words) VALUES ('delete', ?1, ?2)")
      .run(id, words_of(place_text, narrative));
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
