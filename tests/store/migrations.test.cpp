#include "store/migrations.hpp"

#include <fstream>

#include "store_fixture.hpp"

namespace uramost::store {
namespace {

using migrations_test = store_test;

TEST_F(migrations_test, RefuseAMissingFileUnlessToldToCreateIt) {
  const auto missing = folder_ / "missing.sqlite";
  expect_error(error_kind::not_found, [&] { incident_store::open(missing); });
  EXPECT_FALSE(std::filesystem::exists(missing));
  expect_error(error_kind::unavailable,
               [&] { incident_store::open(folder_ / "no folder" / "a.sqlite", true); });
}

TEST_F(migrations_test, ApplyEachStepOnceAndSayWhich) {
  EXPECT_EQ(ask("PRAGMA user_version"), "9");
  EXPECT_EQ(ask("PRAGMA journal_mode"), "wal");
  reopen();
  store_ = nullptr;
  store_ = incident_store::open(file_, true);
  EXPECT_EQ(ask("SELECT group_concat(name) FROM migrations"),
            "001_register,002_audited_writes,003_publication,004_erasure,005_responses,006_matches,"
            "007_reporting_channels,008_corrections,009_gender");
}

TEST_F(migrations_test, KeepTheLogOfImportsAndItsNumbersWhenItsKindsGrow) {
  const auto old_file = folder_ / "old.sqlite";
  {
    database old(old_file, database::access::create);
    migrate(old, old_file, register_migrations().first(4));
    old.execute(
        "INSERT INTO imports VALUES (7, 'incidents', 's', 'f', 'x', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);"
        "INSERT INTO quarantine VALUES (40, 7, 2, 'date', '?', 'synthetic', '[]'), (41, 7, 3, 'date', '?', "
        "'synthetic', '[]');"
        "DELETE FROM quarantine WHERE id = 41;");
  }
  const auto migrated = incident_store::open(old_file);
  ASSERT_EQ(migrated->imports().size(), 1U);
  EXPECT_EQ(migrated->imports()[0].unlocated, 10U);
  ASSERT_EQ(migrated->quarantine(import_id{7}).size(), 1U);
  EXPECT_EQ(migrated->quarantine()[0].id, 40);
  const auto batch = migrated->begin_write();
  batch->quarantine({0, {}, 4, "stage", "?", "synthetic", {}});
  import_summary next;
  next.kind = "responses";
  batch->record(next);
  batch->commit();
  EXPECT_EQ(next.id, import_id{8});
  EXPECT_EQ(migrated->quarantine(next.id)[0].id, 42) << "a number that was given once is not given again";
}

TEST_F(migrations_test, KeepIncidentsAndWhatPeoplePutRightWhenGenderComes) {
  const auto old_file = folder_ / "old.sqlite";
  {
    database old(old_file, database::access::create);
    migrate(old, old_file, register_migrations().first(8));
    old.execute(
        "INSERT INTO sources VALUES (1, 'synthetic');"
        "INSERT INTO incidents VALUES (5, 1, 'A', 10, 20, 'day', 'theft', 2, 'P1', 'none', 'unlocated', 0, "
        "0, NULL, "
        "NULL, NULL, '', 'synthetic', 1, 'told');"
        "INSERT INTO incident_edits VALUES (9, 5, 'category', 'case', 30);");
  }
  const auto migrated = incident_store::open(old_file);
  const incident kept = migrated->find({5}).value();
  EXPECT_EQ(kept.narrative, "told");
  EXPECT_EQ(kept.gender, affected_gender::not_said);
  incident_edit wanted{kept, kept, "case"};
  wanted.after.gender = affected_gender::female;
  const auto batch = migrated->begin_write();
  batch->edit(wanted);
  batch->commit();
  EXPECT_EQ(migrated->find({5})->gender, affected_gender::female);
  database file(old_file, database::access::write);
  EXPECT_EQ(file.integer(
                "SELECT count(*) FROM incident_edits WHERE (id, field) IN ((9, 'category'), (10, 'gender'))"),
            2);
  EXPECT_THROW(file.execute("DELETE FROM incident_edits"), error) << "append-only as before";
}

TEST_F(migrations_test, RefuseAFileOfANewerProgram) {
  store_.reset();
  database(file_, database::access::write).execute("PRAGMA user_version = 999");
  const error refused = expect_error(error_kind::conflict, [&] { incident_store::open(file_); });
  EXPECT_NE(std::string(refused.what()).find("newer"), std::string::npos);
  EXPECT_EQ(ask("PRAGMA user_version"), "999");
}

TEST_F(migrations_test, RefuseAFileThatWasMigratedDifferently) {
  store_.reset();
  database(file_, database::access::write).execute("UPDATE migrations SET checksum = 'other'");
  expect_error(error_kind::conflict, [&] { incident_store::open(file_); });
}

TEST_F(migrations_test, RefuseAnotherProgramsDatabaseAndLeaveItAlone) {
  const auto other = folder_ / "other.sqlite";
  database(other, database::access::create).execute("CREATE TABLE theirs (a)");
  expect_error(error_kind::invalid_input, [&] { incident_store::open(other, true); });
  database reader(other, database::access::read);
  EXPECT_EQ(reader.integer("SELECT count(*) FROM sqlite_master"), 1);
}

TEST_F(migrations_test, SayClearlyThatAFileIsNoRegister) {
  const auto text = folder_ / "text.sqlite";
  std::ofstream(text) << std::string(10'000, 'x');
  const error refused = expect_error(error_kind::invalid_input, [&] { incident_store::open(text, true); });
  EXPECT_NE(std::string(refused.what()).find("text.sqlite is not a register"), std::string::npos)
      << refused.what();
}

TEST_F(migrations_test, SayClearlyThatAFileIsDamaged) {
  for (int i = 0; i < 2000; ++i) {
    incident record = sample_incident(std::to_string(i));
    put(record);
    if (i > 20) break;
  }
  store_.reset();
  const auto size = std::filesystem::file_size(file_);
  {
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    for (std::size_t at = 8192; at + 4096 <= size; at += 4096) {
      file.seekp(static_cast<std::streamoff>(at));
      file << std::string(4096, '\x5A');
    }
  }
  const error refused = expect_error(error_kind::unavailable, [&] {
    const auto damaged = incident_store::open(file_);
    damaged->load_incidents({0}, [](const incident&) {});
  });
  EXPECT_NE(std::string(refused.what()).find("damaged"), std::string::npos) << refused.what();
}

}  // namespace
}  // namespace uramost::store
