#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

class import_log_test : public store_test {
 protected:
  static quarantined_row bad_row(std::uint64_t line) {
    return {0,
            {},
            line,
            "date",
            "32.13.2023",
            "There is no such day",
            {{"id", std::to_string(line)}, {"date", "32.13.2023"}}};
  }
  static import_summary summary(const std::string& source) {
    import_summary made;
    made.kind = "incidents";
    made.source = source;
    made.file_name = "synthetic.csv";
    made.sha256 = std::string(64, 'a');
    made.imported_at = time_point{std::chrono::seconds{1'700'000'000}};
    made.rows = 9;
    made.imported = 1;
    made.updated = 2;
    made.unchanged = 3;
    made.quarantined = 4;
    made.located_by_coordinate = 5;
    made.located_by_place = 6;
    made.ambiguous = 7;
    made.unlocated = 8;
    return made;
  }
  import_summary import(const std::string& source, const std::vector<quarantined_row>& rows) {
    const auto batch = store_->begin_write();
    for (const quarantined_row& row : rows) batch->quarantine(row);
    import_summary made = summary(source);
    batch->record(made);
    batch->commit();
    return made;
  }
};

TEST_F(import_log_test, ListsImportsNewestFirstWithAllTheirNumbers) {
  const import_summary first = import("a", {});
  const import_summary second = import("b", {});
  const auto imports = store_->imports();
  ASSERT_EQ(imports.size(), 2U);
  EXPECT_EQ(imports[0].id, second.id);
  EXPECT_EQ(imports[1].id, first.id);
  EXPECT_EQ(imports[0].source, "b");
  EXPECT_EQ(imports[0].sha256, first.sha256);
  EXPECT_EQ(imports[0].imported_at, first.imported_at);
  const std::vector<std::uint64_t> counts{imports[0].rows,
                                          imports[0].imported,
                                          imports[0].updated,
                                          imports[0].unchanged,
                                          imports[0].quarantined,
                                          imports[0].located_by_coordinate,
                                          imports[0].located_by_place,
                                          imports[0].ambiguous,
                                          imports[0].unlocated};
  EXPECT_THAT(counts, testing::ElementsAre(9, 1, 2, 3, 4, 5, 6, 7, 8));
}

TEST_F(import_log_test, AnImportAloneIsNoChangeOfTheRecords) {
  const revision before = store_->current_revision();
  import("a", {bad_row(3)});
  EXPECT_EQ(store_->current_revision(), before);
}

TEST_F(import_log_test, GivesBackQuarantinedRowsInOrderOfLineByTheirImport) {
  const import_summary a = import("a", {bad_row(12), bad_row(3)});
  const import_summary b = import("b", {bad_row(5)});
  const auto rows = store_->quarantine(a.id);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].line, 3U);
  EXPECT_EQ(rows[1].line, 12U);
  EXPECT_EQ(rows[0].import, a.id);
  EXPECT_EQ(rows[0].row, bad_row(3).row);
  EXPECT_EQ(rows[0].reason, "There is no such day");
  EXPECT_EQ(store_->quarantine().size(), 3U);
  EXPECT_EQ(store_->quarantine(b.id).size(), 1U);
}

TEST_F(import_log_test, KeepsHostileCellsByteForByte) {
  std::string binary;
  for (int byte = 0; byte < 256; ++byte) binary += static_cast<char>(byte);
  quarantined_row row;
  row.line = 2;
  row.field = "narrative";
  row.value = binary;
  row.reason = "'); DROP TABLE quarantine; --";
  row.row = {{"", ""},
             {"same", "1"},
             {"same", "2"},
             {binary, binary},
             {"nul", std::string("a\0b", 3)},
             {"large", std::string(1'000'000, '"')},
             {"Звечан", "🚓"},
             {"hex", R"({"hex": "00"})"}};
  const import_summary made = import("a", {row});
  reopen();
  const auto rows = store_->quarantine(made.id);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].value, row.value);
  EXPECT_EQ(rows[0].reason, row.reason);
  EXPECT_EQ(rows[0].row, row.row);
  EXPECT_EQ(ask("SELECT json_valid(row) FROM quarantine"), "1");
}

TEST_F(import_log_test, KeepsARowThatComesAgainOnceWithTheNewestImport) {
  const import_summary first = import("a", {bad_row(3), bad_row(4)});
  const import_summary elsewhere = import("b", {bad_row(3)});
  quarantined_row still_bad = bad_row(4);
  still_bad.row[0].second = "corrected a little";
  const import_summary again = import("a", {bad_row(3), still_bad});
  EXPECT_EQ(store_->quarantine(first.id).size(), 1U);  // line 4 as it was
  EXPECT_EQ(store_->quarantine(elsewhere.id).size(), 1U);
  EXPECT_EQ(store_->quarantine(again.id).size(), 2U);
}

TEST_F(import_log_test, ForgetsReleasedRows) {
  const import_summary made = import("a", {bad_row(3), bad_row(4), bad_row(5)});
  const auto rows = store_->quarantine(made.id);
  store_->release_from_quarantine(rows[0].id);
  const auto batch = store_->begin_write();
  batch->release_from_quarantine(rows[1].id);
  batch->commit();
  EXPECT_EQ(store_->quarantine().size(), 1U);
}

TEST_F(import_log_test, KeepsRowsOfABatchThatRecordsNoImport) {
  const auto batch = store_->begin_write();
  batch->quarantine(bad_row(1));
  batch->commit();
  ASSERT_EQ(store_->quarantine().size(), 1U);
  EXPECT_EQ(store_->quarantine()[0].import, import_id{});
  EXPECT_EQ(import("a", {bad_row(2)}).id.value, 1);
  expect_sound_file();
}

}  // namespace
}  // namespace uramost::store
