#include "store/plan_rows.hpp"

#include "store/code_list.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

namespace {
constexpr std::string_view columns =
    "plan, version, author, made_at, why, is_removal, title, points, municipalities, searched_texts";

std::string select(std::string_view also, std::string_view where) {
  return "SELECT " + std::string(columns) + std::string(also) + " FROM plan_versions AS one " +
         std::string(where);
}

plan_version version_of(const statement& row) {
  return {.plan = std::string(row.text(0)),
          .version = row.integer(1),
          .author = std::string(row.text(2)),
          .made_at = row.time(3),
          .why = std::string(row.text(4)),
          .is_removal = row.integer(5) != 0,
          .title = std::string(row.text(6)),
          .points = row.integer(7),
          .municipalities = split_codes(row.text(8)),
          .searched_texts = row.integer(9) != 0,
          .document = {}};
}

/// Of a statement that has been bound.
std::optional<plan_version> whole(statement& row) {
  if (!row.step()) return std::nullopt;
  plan_version read = version_of(row);
  read.document = row.text(10);
  row.reset();
  return read;
}

std::vector<plan_version> all(statement& row) {
  std::vector<plan_version> read;
  while (row.step()) read.push_back(version_of(row));
  return read;
}
}  // namespace

bool plan_rows::add(const plan_version& made) {
  const std::string municipalities = joined_codes(made.municipalities);
  const write_turn turn(file_.turn);
  return file_.writer
             .prepared("INSERT INTO plan_versions (" + std::string(columns) +
                       ", document) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 WHERE ?2 - 1 = "
                       "(SELECT coalesce(max(version), 0) FROM plan_versions WHERE plan = ?1)")
             .run(made.plan, made.version, made.author, made.made_at, made.why, std::int64_t{made.is_removal},
                  made.title, made.points, municipalities, std::int64_t{made.searched_texts},
                  made.document) > 0;
}

std::optional<plan_version> plan_rows::newest(std::string_view plan) const {
  const auto reader = file_.readers.borrow();
  return whole(
      reader->prepared(select(", document", "WHERE plan = ?1 ORDER BY version DESC LIMIT 1")).bind(plan));
}

std::optional<plan_version> plan_rows::find(std::string_view plan, std::int64_t version) const {
  const auto reader = file_.readers.borrow();
  return whole(
      reader->prepared(select(", document", "WHERE plan = ?1 AND version = ?2")).bind(plan, version));
}

std::vector<plan_version> plan_rows::versions(std::string_view plan) const {
  const auto reader = file_.readers.borrow();
  return all(reader->prepared(select("", "WHERE plan = ?1 ORDER BY version DESC")).bind(plan));
}

std::vector<plan_version> plan_rows::list() const {
  const auto reader = file_.readers.borrow();
  return all(
      reader
          ->prepared(select("",
                            "WHERE is_removal = 0 AND version = (SELECT max(version) FROM plan_versions "
                            "WHERE plan = one.plan) ORDER BY made_at DESC, plan"))
          .bind());
}

}  // namespace uramost::store
