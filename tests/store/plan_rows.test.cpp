#include "store/plan_rows.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "../expect_error.hpp"
#include "store/workspace_store.hpp"

namespace uramost::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PlanRows : public testing::Test {
 protected:
  ~PlanRows() override { std::filesystem::remove_all(folder_); }

  static std::filesystem::path new_folder() {
    auto made = std::filesystem::temp_directory_path() / ("uramost-plan-rows-" + std::to_string(::getpid()));
    std::filesystem::create_directories(made);
    return made;
  }
  static plan_version made(std::int64_t version, const std::string& why, const std::string& plan = "night") {
    return {.plan = plan,
            .version = version,
            .author = "test.planner",
            .made_at = time_point{std::chrono::seconds{1'700'000'000 + version}},
            .why = why,
            .is_removal = false,
            .title = "Ноћне патроле / Patrullat e natës",
            .points = 20,
            .municipalities = {{"30"}, {"38"}},
            .searched_texts = true,
            .document = R"({"points": []})"};
  }
  static std::vector<std::int64_t> numbers(const std::vector<plan_version>& of) {
    std::vector<std::int64_t> all;
    for (const plan_version& each : of) all.push_back(each.version);
    return all;
  }

  std::filesystem::path folder_ = new_folder();
  std::filesystem::path file_ = folder_ / "workspace.sqlite";
  workspace_store store_{file_};
  plan_rows& plans_ = store_.plans();
};

TEST_F(PlanRows, GiveBackWhatWasPutIn) {
  ASSERT_TRUE(plans_.add(made(1, "прва верзија")));
  const plan_version read = plans_.newest("night").value();
  EXPECT_EQ(read.plan, "night");
  EXPECT_EQ(read.version, 1);
  EXPECT_EQ(read.author, "test.planner");
  EXPECT_EQ(read.made_at, made(1, "").made_at);
  EXPECT_EQ(read.why, "прва верзија");
  EXPECT_FALSE(read.is_removal);
  EXPECT_EQ(read.title, "Ноћне патроле / Patrullat e natës");
  EXPECT_EQ(read.points, 20);
  EXPECT_THAT(read.municipalities, ElementsAre(municipality_code{"30"}, municipality_code{"38"}));
  EXPECT_TRUE(read.searched_texts);
  EXPECT_EQ(read.document, R"({"points": []})");
  EXPECT_FALSE(plans_.newest("day"));
  EXPECT_FALSE(plans_.find("night", 2));
}

TEST_F(PlanRows, KeepEveryVersion) {
  for (int i = 1; i <= 3; ++i) ASSERT_TRUE(plans_.add(made(i, "change " + std::to_string(i))));
  EXPECT_THAT(numbers(plans_.versions("night")), ElementsAre(3, 2, 1));
  EXPECT_EQ(plans_.find("night", 2)->why, "change 2");
  EXPECT_EQ(plans_.newest("night")->version, 3);
  ASSERT_THAT(plans_.list(), testing::SizeIs(1));
  EXPECT_EQ(plans_.list()[0].version, 3);
  EXPECT_TRUE(workspace_store(file_).plans().find("night", 1)) << "also for who opens the file anew";
}

TEST_F(PlanRows, TakeTheFirstOfTwoWhoChangeTheSame) {
  ASSERT_TRUE(plans_.add(made(1, "first")));
  EXPECT_FALSE(plans_.add(made(1, "somebody else's first")));
  EXPECT_FALSE(plans_.add(made(3, "from the future")));
  EXPECT_FALSE(plans_.add(made(2, "of what is not there", "day")));
  EXPECT_EQ(plans_.newest("night")->why, "first");
  std::atomic<int> landed = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int version = 2; version <= 50; ++version) landed += plans_.add(made(version, "race"));
    });
  threads.clear();
  EXPECT_EQ(landed, 49);
}

TEST_F(PlanRows, AreNotListedOnceTheyWereTakenAway) {
  ASSERT_TRUE(plans_.add(made(1, "first")));
  plan_version removal = made(2, "no longer needed");
  removal.is_removal = true;
  ASSERT_TRUE(plans_.add(removal));
  EXPECT_THAT(plans_.list(), IsEmpty());
  EXPECT_TRUE(plans_.newest("night")->is_removal);
  EXPECT_THAT(numbers(plans_.versions("night")), ElementsAre(2, 1));
}

TEST_F(PlanRows, CannotBeOverwritten) {
  ASSERT_TRUE(plans_.add(made(1, "first")));
  database connection(file_, database::access::write);
  expect_error(error_kind::invalid_input,
               [&] { connection.execute("UPDATE plan_versions SET why = 'other'"); });
  expect_error(error_kind::invalid_input, [&] { connection.execute("DELETE FROM plan_versions"); });
}

class VisitRows : public PlanRows {
 protected:
  static kept_visit visit(int minute, double lon = 20.86, std::string municipality = "38") {
    const time_point begin{std::chrono::minutes{29'000'000 + minute}};
    return {.begin = begin,
            .end = begin + std::chrono::minutes(12),
            .at = {lon, 42.89},
            .municipality = std::move(municipality),
            .unit = "Јединица 1",
            .languages = "sr,sq"};
  }
};

TEST_F(VisitRows, KeepWhatIsToldTwiceOnce) {
  workspace_store workspace(file_);
  EXPECT_EQ(workspace.visits().add("night", std::vector{visit(20), visit(0)}), 2U);
  EXPECT_EQ(workspace.visits().add("night", std::vector{visit(20), visit(0, 20.87)}), 1U);
  const auto kept = workspace.visits().of("night");
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[0].at, (lon_lat{20.86, 42.89}));
  EXPECT_EQ(kept[1].at, (lon_lat{20.87, 42.89}));
  EXPECT_EQ(kept[2].end, visit(20).end);
  EXPECT_EQ(kept[2].unit, "Јединица 1");
  EXPECT_EQ(kept[2].languages, "sr,sq");
  EXPECT_THAT(workspace.visits().of("another"), IsEmpty());
}

TEST_F(VisitRows, TellThePastWithoutPlacesAndOnceForSeveralPlans) {
  workspace_store workspace(file_);
  workspace.visits().add("night", std::vector{visit(0), visit(20, 20.9, "30")});
  workspace.visits().add("weekend", std::vector{visit(0), visit(100)});
  const auto past = workspace.visits().before(visit(100).begin);
  ASSERT_EQ(past.size(), 2U);
  EXPECT_EQ(past[0].begin, visit(0).begin);
  EXPECT_EQ(past[0].seconds, 720);
  EXPECT_EQ(past[1].municipality, "30");
}

}  // namespace
}  // namespace uramost::store
