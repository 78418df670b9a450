#include "http/handlers/release_drafts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "http/handlers/release_heat.hpp"
#include "http/handlers/release_points.hpp"
#include "http/handlers/release_tables.hpp"
#include "intake/publishing.hpp"
#include "opened_register.hpp"
#include "released_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;

class ReleaseDrafts : public testing::Test {
 protected:
  using handler_function = response(const release_question&);
  using captures = std::vector<std::pair<std::string, std::string>>;

  response look(handler_function* handler, const std::string& rest, captures found = {}) {
    return completed(release_handler{drafts_.by_until(), cache_,
                                     handler}(get("/api/releases/preview/" + rest, std::move(found))));
  }
  response read(handler_function* handler, const std::string& rest, captures found = {}) {
    found.emplace_back("n", "1");
    return completed(
        release_handler{shelf_.by_number(), cache_, handler}(get("/releases/1/" + rest, std::move(found))));
  }
  json preview(const std::string& query = "?until=2024-01-01") {
    return json::parse(
        preview_release{drafts_, opened_.trail}(get("/api/releases/preview" + query)).body_text());
  }
  response publish(const std::string& body = R"({"until":"2024-01-01"})") {
    request asked = get("/api/releases");
    asked.method = "POST";
    asked.headers = {{"content-type", "application/json"}};
    asked.body = body;
    return publish_release{drafts_, opened_.trail}(asked);
  }
  /// As if points had been published where they were: the attack looks at what is stored, not at the rules.
  void break_a_rule() {
    std::vector<store::published_incident> wrong;
    register_.incidents().records().visit_published(
        [&](const uramost::incident& each, const published_location* location) {
          wrong.push_back({each.id, *location});
          wrong.back().location.point = each.location.point;
        });
    const auto writing = register_.incidents().records().begin_write();
    writing->publish(wrong);
    writing->commit();
  }
  std::string newest_entry() {
    const auto entries = opened_.people.records->audit().search({});
    return entries.empty() ? "" : entries.front().note.action + " " + entries.front().note.object;
  }

  released_register register_;
  opened_register opened_{register_.incidents()};
  release_drafts drafts_{register_.incidents(), register_.folder()};
  release_shelf shelf_{intake::release_folder(register_.folder())};
  tiles::tile_cache cache_{16 << 20};
};

TEST_F(ReleaseDrafts, ShowExactlyWhatTheReleaseThenSays) {
  const json said = preview();
  EXPECT_EQ(said["facts"]["number"], 1);
  EXPECT_EQ(said["refused"], false);
  EXPECT_EQ(said["years"], json::array({2022, 2023}));
  const captures year{{"year", "2023"}}, tile{{"z", "9"}, {"x", "285"}, {"y", "188"}};
  const std::string tables(look(release_tables, "tables/2023?until=2024-01-01", year).body_text());
  const std::string heat(look(release_heat_tile, "tile?until=2024-01-01&year=2023", tile).body_text());
  const std::string spots(look(release_points_tile, "tile?until=2024-01-01", tile).body_text());
  const json items = json::parse(look(release_items, "items?until=2024-01-01&limit=50").body_text());

  EXPECT_EQ(publish().status, 201);
  EXPECT_EQ(tables, read(release_tables, "tables/2023", year).body_text());
  EXPECT_EQ(heat, read(release_heat_tile, "tile?year=2023", tile).body_text());
  EXPECT_EQ(spots, read(release_points_tile, "tile", tile).body_text());
  EXPECT_EQ(items["features"], json::parse(read(release_items, "items?limit=50").body_text())["features"]);
}

TEST_F(ReleaseDrafts, AreForNobodyToKeep) {
  preview();
  const response shown = look(release_items, "items?until=2024-01-01&limit=1");
  EXPECT_EQ(shown.header("Cache-Control"), "no-store");
  EXPECT_EQ(shown.header("Access-Control-Allow-Origin"), "");
  EXPECT_EQ(shown.header("UraMost-Release"), "");
  EXPECT_FALSE(shown.is_lasting);
  EXPECT_EQ(preview_release(drafts_, opened_.trail)(get("/api/releases/preview")).header("Cache-Control"),
            "no-store");
}

TEST_F(ReleaseDrafts, LeadFromOnePageOrTileToTheNext) {
  preview();
  const json page = json::parse(look(release_items, "items?until=2024-01-01&limit=1&year=2023").body_text());
  EXPECT_THAT(page["links"][1]["href"].get<std::string>(),
              HasSubstr("items?until=2024-01-01&year=2023&limit=1"));
  const json map = json::parse(look(release_heat_tilejson, "heat.json?until=2024-01-01").body_text());
  EXPECT_THAT(
      map["tiles"][0].get<std::string>(),
      HasSubstr("/api/releases/preview/tiles/heat/{z}/{x}/{y}.png?until=2024-01-01&bandwidth_m=1500"));
}

TEST_F(ReleaseDrafts, HaveToBePreparedFirst) {
  try {
    look(release_items, "items?until=2024-01-01");
    FAIL() << "there was a draft";
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::conflict);
  }
  EXPECT_EQ(field_at_fault([&] { look(release_items, "items?until=soon"); }), "until");
  EXPECT_EQ(field_at_fault([&] { preview("?until=2023-02-30"); }), "until");
  EXPECT_EQ(field_at_fault([&] { publish(R"({"until":"2023"})"); }), "until");
}

TEST_F(ReleaseDrafts, ArePreparedOnceForAllWhoAsk) {
  auto asked = [this] { return drafts_.prepare(released_register::until); };
  auto one = std::async(std::launch::async, asked), other = std::async(std::launch::async, asked);
  const auto draft = one.get();
  EXPECT_EQ(draft, other.get());
  EXPECT_EQ(draft, asked());
}

TEST_F(ReleaseDrafts, StayAsTheyAreWhileSomebodyLooksAndFollowTheRegisterWhenAskedAgain) {
  const auto count = [this] {
    return json::parse(look(release_items, "items?until=2024-01-01").body_text())["numberMatched"].get<int>();
  };
  preview();
  const int before = count();
  register_.add("P9,2023-08-29,,public_order,42.9080,20.8430,\n", "more-press", true);
  EXPECT_EQ(count(), before);
  preview();
  EXPECT_EQ(count(), before + 1);
}

TEST_F(ReleaseDrafts, AreRefusedWithWhatTheirAttackRecovered) {
  break_a_rule();
  const json said = preview();
  EXPECT_EQ(said["refused"], true);
  ASSERT_GT(said["findings"].size(), 0u);
  EXPECT_EQ(said["findings"][0]["attack"], "bbox bisection");
  const response refused = publish();
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(json::parse(refused.body_text())["findings"], said["findings"]);
  EXPECT_TRUE(shelf_.list().empty());
  EXPECT_EQ(newest_entry(), "release.refuse incidents before 2024-01-01");
}

TEST_F(ReleaseDrafts, BecomeReleasesForEverybody) {
  const response made = publish();
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.header("Location"), "http://localhost:8080/releases/1");
  EXPECT_EQ(json::parse(made.body_text())["until"], "2024-01-01");
  ASSERT_EQ(shelf_.list().size(), 1u);
  EXPECT_EQ(json::parse(publish().body_text())["number"], 2);
  const auto notes = register_.incidents().records().audited_writes(0);
  EXPECT_EQ(notes.back().second.action, "release.create");
  EXPECT_EQ(notes.back().second.who, "test.analyst");
}

TEST_F(ReleaseDrafts, ArePublishedOnlyAsTheyWereSeen) {
  const std::string seen = preview()["facts"]["created_at"];
  const auto publish_seen = [&](const std::string& at) {
    return publish(R"({"until":"2024-01-01","created_at":")" + at + "\"}");
  };
  try {
    publish_seen("2001-01-01T00:00:00Z");
    FAIL() << "published what nobody had seen";
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::conflict);
  }
  EXPECT_TRUE(shelf_.list().empty());
  EXPECT_EQ(publish_seen(seen).status, 201);
}

TEST_F(ReleaseDrafts, AreNotedInTheAuditLog) {
  preview();
  EXPECT_EQ(newest_entry(), "release.preview incidents before 2024-01-01");
}

TEST_F(ReleaseDrafts, DifferFromTheLastReleaseInWhatIsSaid) {
  publish();
  register_.add("P9,2022-08-29,,public_order,42.9080,20.8430,\n", "more-press", true);
  publish();
  const auto compare = [this](const std::string& a, const std::string& b) {
    return json::parse(
        compare_releases{shelf_}(get("/api/releases/1/difference/2", {{"a", a}, {"b", b}})).body_text());
  };
  const json years = compare("1", "2")["years"];
  EXPECT_EQ(years[0]["state"], "changed");
  EXPECT_EQ(years[1]["state"], "same");
  EXPECT_TRUE(years[0]["said"].empty());
  EXPECT_EQ(compare("1", "2")["points"]["to"].get<int>(), compare("1", "2")["points"]["from"].get<int>() + 1);
  EXPECT_THROW(compare("1", "3"), error);
  EXPECT_THROW(compare("0", "x"), error);
}

}  // namespace
}  // namespace uramost::http
