#include "store/workspace_store.hpp"

#include "store/code_list.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

namespace {
constexpr std::string_view columns =
    "id, title, note, author, made_at, method, query, view, municipalities, searched_texts";

kept_result result_of(const statement& row) {
  return {.id = std::string(row.text(0)),
          .title = std::string(row.text(1)),
          .note = std::string(row.text(2)),
          .author = std::string(row.text(3)),
          .made_at = row.time(4),
          .method = std::string(row.text(5)),
          .query = std::string(row.text(6)),
          .view = std::string(row.text(7)),
          .municipalities = split_codes(row.text(8)),
          .searched_texts = row.integer(9) != 0,
          .body = {}};
}
}  // namespace

void workspace_store::keep(const kept_result& result) {
  const std::string municipalities = joined_codes(result.municipalities);
  const write_turn turn(file_.turn);
  file_.writer
      .prepared("INSERT OR REPLACE INTO kept_results (" + std::string(columns) +
                ", body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
      .run(result.id, result.title, result.note, result.author, result.made_at, result.method, result.query,
           result.view, municipalities, std::int64_t{result.searched_texts}, result.body);
}

std::optional<kept_result> workspace_store::find(std::string_view id) const {
  const auto reader = file_.readers.borrow();
  statement& row =
      reader->prepared("SELECT " + std::string(columns) + ", body FROM kept_results WHERE id = ?1");
  if (!row.bind(id).step()) return std::nullopt;
  kept_result read = result_of(row);
  read.body = row.text(10);
  row.reset();
  return read;
}

std::vector<kept_result> workspace_store::list() const {
  const auto reader = file_.readers.borrow();
  statement& row =
      reader->prepared("SELECT " + std::string(columns) + " FROM kept_results ORDER BY made_at DESC, id");
  row.bind();
  std::vector<kept_result> all;
  while (row.step()) all.push_back(result_of(row));
  return all;
}

bool workspace_store::remove(std::string_view id) {
  const write_turn turn(file_.turn);
  return file_.writer.prepared("DELETE FROM kept_results WHERE id = ?1").run(id) > 0;
}

}  // namespace uramost::store
