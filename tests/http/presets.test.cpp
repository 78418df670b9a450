#include "http/handlers/presets.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "core/time_interval.hpp"
#include "http/scheduled_exports.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"
#include "store/workspace_store.hpp"

namespace uramost::http {
namespace {
using store::export_preset;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

time_point at(const char* rfc3339) { return *parse_rfc3339(rfc3339); }

export_preset named(const std::string& name, const std::string& parameters = "", bool is_shared = false,
                    const std::string& schedule = "") {
  export_preset made;
  made.name = name;
  made.parameters = parameters;
  made.is_shared = is_shared;
  made.schedule = schedule;
  return made;
}

class Presets : public testing::Test {
 protected:
  Presets() { std::filesystem::create_directories(out_); }

  accounts::access person(const std::string& name, accounts::role role = accounts::role::analyst) {
    accounts::access who;
    who.name = name;
    who.role = role;
    return who;
  }

  void add_account(const std::string& name, std::string_view role, std::vector<municipality_code> of = {},
                   bool locked = false) {
    auto batch = opened_.people.records->begin_write();
    store::account made;
    if (const auto known = batch->find(std::string_view(name))) made = *known;
    made.name = name;
    made.role = role;
    made.municipalities = std::move(of);
    made.locked = locked;
    batch->put(made);
    batch->commit();
  }

  /// Of ana, as if it had been named in good time.
  export_preset scheduled(const std::string& parameters, const std::string& schedule, std::int64_t keep = 0) {
    export_preset made = named("Veriu / Sever ë", parameters, false, schedule);
    made.id = "0123456789abcdef";
    made.owner = "ana";
    made.keep = keep;
    made.changed_at = at("2026-01-01T00:00:00Z");
    work_.presets().put(made);
    return made;
  }

  scheduled_exports scheduler() { return {work_.presets(), opened_.records, *opened_.people.records, out_}; }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& each : std::filesystem::directory_iterator(out_))
      names.push_back(each.path().filename());
    std::ranges::sort(names);
    return names;
  }
  json read(const std::string& name) const { return json::parse(std::ifstream(out_ / name)); }
  std::string newest_action() const {
    return opened_.people.records->audit().search({.limit = 1}).at(0).note.action;
  }

  intake::incident_register& incidents_ = shared_register().incidents();
  opened_register opened_{incidents_};
  temporary_directory folder_;
  std::filesystem::path out_ = folder_.path() / "out";
  store::workspace_store work_{folder_.path() / "workspace.sqlite"};
  preset_shelf shelf_{work_.presets()};
};

TEST_F(Presets, AreTheirOwnersAndSharedOnesEverybodys) {
  const auto ana = person("ana"), ben = person("ben");
  const auto secret = shelf_.put(named("mine", "text=wood"), ana);
  const auto open = shelf_.put(named("ours", "format=csv&header=hxl", true), ana);
  EXPECT_THAT(shelf_.list(ana), SizeIs(2));
  ASSERT_THAT(shelf_.list(ben), SizeIs(1));
  EXPECT_EQ(shelf_.list(ben)[0].id, open.id);
  EXPECT_THROW(shelf_.own(open.id, ben), error) << "others only run it";
  EXPECT_NO_THROW(shelf_.put(named("mine"), ben)) << "a name is of its owner";
  EXPECT_EQ(field_at_fault([&] { shelf_.put(named("mine"), ana); }), "name");
  shelf_.remove(secret);
  EXPECT_THAT(shelf_.list(ana), SizeIs(1));
}

TEST_F(Presets, HoldOnlyWhatCanBeExported) {
  const auto field = [this](export_preset wanted) {
    return field_at_fault([&] { shelf_.put(std::move(wanted), person("ana")); });
  };
  EXPECT_EQ(field(named(" ")), "name");
  EXPECT_EQ(field(named("x", "format=shp")), "format");
  EXPECT_EQ(field(named("x", "severity=9")), "severity");
  EXPECT_EQ(field(named("x", "limit=9")), "limit");
  EXPECT_EQ(field(named("x", "", false, "hourly")), "schedule");
  EXPECT_EQ(field(named("x", "text=wood", true)), "shared") << "it may name somebody";
}

TEST_F(Presets, AreKeptOverHttp) {
  request asked = get("/api/export/presets");
  asked.who = person("ana");
  asked.headers = {{"content-type", "application/json"}};
  asked.body = R"({"name":"Çdo javë","parameters":"format=csv","schedule":"weekly mon 6","keep":3})";
  const json made = json::parse(create_preset{shelf_, opened_.trail}(asked).body_text());
  EXPECT_EQ(made["name"], "Çdo javë");
  EXPECT_NE(made["next_at"], nullptr);
  EXPECT_EQ(newest_action(), "preset.create");
  request list = get("/api/export/presets");
  list.who = person("ana");
  const json listed = json::parse(list_presets{shelf_}(list).body_text());
  EXPECT_EQ(listed["presets"].at(0)["id"], made["id"]);
  EXPECT_EQ(listed["writes_schedules"], false) << "this server was given no folder";
}

TEST_F(Presets, AreWrittenWhenTheyAreDueAndOnce) {
  add_account("ana", "analyst");
  scheduled("format=geojson&category=theft", "daily 3");
  auto runs = scheduler();
  const auto made = runs.run_due(at("2026-03-10T02:00:00Z"));
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].state, "done") << made[0].said;
  EXPECT_EQ(made[0].said, "veriu-sever-e-01234567-2026-03-10.geojson");
  EXPECT_THAT(files(), testing::ElementsAre(made[0].said, made[0].said + ".meta.json"));
  const json written = read(made[0].said);
  EXPECT_EQ(written["uramost"]["query"], "category=theft");
  incident_query theft;
  theft.categories = {"theft"};
  EXPECT_EQ(written["features"].size(), incidents_.select(theft).size());
  EXPECT_EQ(newest_action(), "export.done");
  EXPECT_THAT(runs.run_due(at("2026-03-10T23:00:00Z")), IsEmpty());
  EXPECT_THAT(runs.run_due(at("2026-03-20T23:00:00Z")), SizeIs(1))
      << "ten days were missed: one run makes up for them";
  EXPECT_THAT(runs.run_due(at("2026-03-20T23:00:00Z")), IsEmpty());
  EXPECT_EQ(work_.presets().list().at(0).state, "done");
}

TEST_F(Presets, AreNotWrittenForTheTimeBeforeTheyWereNamed) {
  add_account("ana", "analyst");
  scheduled("", "daily 3");
  EXPECT_THAT(scheduler().run_due(at("2026-01-01T01:00:00Z")), IsEmpty());
  EXPECT_THAT(scheduler().run_due(at("2026-01-01T02:00:00Z")), SizeIs(1));
}

TEST_F(Presets, HaveTheViewOfTheirOwnerAtThatTime) {
  add_account("ana", "planner", {{"38"}});
  scheduled("format=geojson", "daily 3");
  auto runs = scheduler();
  const std::string file = runs.run_due(at("2026-03-10T12:00:00Z")).at(0).said;
  const json written = read(file);
  ASSERT_FALSE(written["features"].empty());
  for (const json& one : written["features"]) {
    EXPECT_EQ(one["properties"]["municipality_code"], "38");
    EXPECT_EQ(one["properties"]["narrative"], nullptr) << "planners do not read what people told";
  }
  EXPECT_EQ(written["uramost"]["withheld"], "narrative");
}

TEST_F(Presets, AreRefusedOnceTheirOwnerMayNotExport) {
  scheduled("", "daily 3");
  auto runs = scheduler();
  const auto state_on = [&](const char* day) { return runs.run_due(at(day)).at(0).state; };
  EXPECT_EQ(state_on("2026-03-10T12:00:00Z"), "refused") << "no such account";
  add_account("ana", "partner");
  EXPECT_EQ(state_on("2026-03-11T12:00:00Z"), "refused") << "demoted";
  EXPECT_EQ(newest_action(), "export.refused");
  add_account("ana", "analyst", {}, true);
  EXPECT_EQ(state_on("2026-03-12T12:00:00Z"), "refused") << "locked";
  EXPECT_THAT(work_.presets().list().at(0).said, HasSubstr("ana"));
  add_account("ana", "analyst");
  EXPECT_EQ(state_on("2026-03-13T12:00:00Z"), "done");
  EXPECT_THAT(files(), SizeIs(2));
}

TEST_F(Presets, AreTriedAgainAfterAWhileWhenARunFails) {
  add_account("ana", "analyst");
  scheduled("", "daily 3");
  std::filesystem::remove(out_);
  auto runs = scheduler();
  EXPECT_EQ(runs.run_due(at("2026-03-10T02:00:00Z")).at(0).state, "failed");
  EXPECT_THAT(work_.presets().list().at(0).said, HasSubstr("no folder"));
  EXPECT_EQ(newest_action(), "export.failed");
  EXPECT_THAT(runs.run_due(at("2026-03-10T02:10:00Z")), IsEmpty());
  std::filesystem::create_directories(out_);
  EXPECT_EQ(runs.run_due(at("2026-03-10T02:15:00Z")).at(0).state, "done");
}

TEST_F(Presets, KeepAsManyOfTheirFilesAsWanted) {
  add_account("ana", "analyst");
  const auto preset = scheduled("format=csv", "daily 3", 2);
  std::ofstream(out_ / "veriu-sever-e-of-somebody-else-2020-01-01.csv") << "x";
  for (const char* day : {"2026-03-10T12:00:00Z", "2026-03-11T12:00:00Z", "2026-03-12T12:00:00Z"})
    EXPECT_EQ(scheduler().run_due(at(day)).at(0).state, "done");
  const std::string stem = file_stem(preset);
  EXPECT_THAT(files(), testing::ElementsAre(stem + "-2026-03-11.csv", stem + "-2026-03-11.csv.meta.json",
                                            stem + "-2026-03-12.csv", stem + "-2026-03-12.csv.meta.json",
                                            "veriu-sever-e-of-somebody-else-2020-01-01.csv"));
}

TEST_F(Presets, AreRunByOneOfTwoPrograms) {
  const auto preset = scheduled("", "daily 3");
  EXPECT_TRUE(work_.presets().begin_run(preset, at("2026-03-10T12:00:00Z")));
  EXPECT_FALSE(work_.presets().begin_run(preset, at("2026-03-10T12:00:00Z")));
}

}  // namespace
}  // namespace uramost::http
