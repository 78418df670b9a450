#include "publication/release.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "core/error.hpp"
#include "linear_attacker.hpp"
#include "publication/published_view.hpp"
#include "publication/release_difference.hpp"
#include "publication/release_tables.hpp"
#include "synthetic_records.hpp"

namespace uramost::publication {
namespace {

using namespace std::chrono;

const synthetic_world& world() {
  static const synthetic_world made;
  return made;
}

const std::vector<known_record>& records() {
  static const auto made = synthetic_records(world(), 3'000);
  return made;
}

const release_content& content() {
  static const auto made = compose(published_of(records()), world().plan());
  return made;
}

release signed_release(const signing_key& key, const release_content& of = content()) {
  return {of,
          {.number = 3,
           .created_at = sys_days(2024y / 1 / 2),
           .until = 2024y / 1 / 1,
           .synthetic = true,
           .previous = "aa"},
          {},
          key};
}

error_kind refusal(const std::function<void()>& attempt) {
  try {
    attempt();
  } catch (const error& refused) {
    return refused.kind();
  }
  ADD_FAILURE() << "accepted";
  return error_kind::internal;
}

TEST(Composition, PublishesSomethingOfEveryTier) {
  ASSERT_EQ(content().years.size(), 2u);
  int p1_points = 0, p0_points = 0;
  for (const published_point& each : content().points)
    (each.protection == tier::p1 ? p1_points : p0_points)++;
  EXPECT_GT(p1_points, 20);
  EXPECT_GT(p0_points, 300);
  EXPECT_TRUE(shown(content().years[0].p1.at(0, 0)));
  EXPECT_TRUE(shown(content().years[0].p2.at(0, 0)));
}

TEST(Composition, CountsEveryIncidentOnce) {
  std::map<int, std::array<std::int64_t, 3>> expected;
  for (const known_record& each : records())
    ++expected[year_of(each.published.location.time)][static_cast<std::size_t>(each.published.protection)];
  for (const published_year& year : content().years)
    for (const auto& [table, tier_number] :
         {std::pair(&year.p0, 0u), std::pair(&year.p1, 1u), std::pair(&year.p2, 2u)}) {
      std::int64_t all = 0;
      for (std::size_t a = 0; a < table->areas().size(); ++a)
        if (!table->areas()[a].parent) all += table->at(a, 0).count;
      EXPECT_EQ(all, expected[year.year][tier_number]);
    }
}

TEST(Composition, LeavesALinearProgrammeNothingToFind) {
  for (const published_year& year : content().years)
    for (const auto& [table, threshold] : {std::pair(&year.p1, 5), std::pair(&year.p2, 10)}) {
      linear_attacker attacker(*table);
      for (std::size_t a = 0; a < table->areas().size(); ++a) {
        if (table->at(a, 0).count == 0 && a % 7 != 0) continue;  // most rows are empty and alike
        for (std::size_t c = 0; c < table->columns().size(); ++c) {
          if (table->at(a, c).count >= threshold) continue;
          ASSERT_TRUE(table->at(a, c).withheld);
          const feasible_range range = attacker.range_of(a, c);
          EXPECT_EQ(range.least, 0);
          EXPECT_GE(range.most, threshold);
        }
      }
    }
}

TEST(Composition, PublishesP2OnlyByMunicipalityAndQuarterOrNorthAndYear) {
  for (const published_year& year : content().years)
    for (std::size_t a = 0; a < year.p2.areas().size(); ++a)
      for (std::size_t c = 0; c < year.p2.columns().size(); ++c) {
        const auto count = shown(year.p2.at(a, c), 5);
        if (!count) continue;
        EXPECT_EQ(year.p2.areas()[a].code == "north", c == 0);
        EXPECT_GE(*count, 10);
        EXPECT_EQ(*count % 5, 0);
      }
}

TEST(Composition, PublishesP1PointsOnlyWhereTheyAndTheRestAreMany) {
  for (const published_point& each : content().points) {
    if (each.protection != tier::p1) continue;
    EXPECT_GE(each.count, 5);
    EXPECT_TRUE(each.category.empty());
    EXPECT_TRUE(world().places.is_at(each.point));
    const auto truly = std::ranges::count_if(records(), [&](const known_record& record) {
      return record.published.protection == tier::p1 && record.published.location.place == each.place &&
             month_key(record.published.location.time) == each.period;
    });
    EXPECT_EQ(truly, each.count);
  }
}

TEST(Composition, WaitsForMonthsAndYearsToEnd) {
  const auto early = compose(published_of(records()), world().plan(2023y / 6 / 1));
  ASSERT_EQ(early.years.size(), 2u);
  EXPECT_GT(early.years[0].p1.columns().size(), early.years[1].p1.columns().size());  // no categories yet
  for (const published_point& each : early.points) EXPECT_LT(each.period, "2023-06");
}

TEST(Composition, OfNothingIsNothing) {
  const auto nothing = compose({}, world().plan());
  EXPECT_TRUE(nothing.points.empty() && nothing.years.empty());
}

TEST(HoldingBack, LetsFewLateReportsWait) {
  auto more = records();
  for (const known_record& each : records())
    if (each.published.protection == tier::p1 && more.size() < records().size() + 3) more.push_back(each);
  auto next = compose(published_of(more), world().plan());
  ASSERT_NE(next.years, content().years);
  hold_back(next, content(), {});
  EXPECT_FALSE(next.waiting.empty());
  for (const published_year& year : next.years)
    EXPECT_TRUE(differences_of(year.year, next, content(), {}).empty());
}

TEST(HoldingBack, ChangesNothingWhereNothingIsNew) {
  auto next = content();
  hold_back(next, content(), {});
  EXPECT_EQ(next, content());
}

TEST(Release, ReadsBackWithoutWhatItWithholds) {
  const auto read = read_parts(write_parts(content(), {}));
  EXPECT_EQ(read.points, content().points);
  for (std::size_t y = 0; y < content().years.size(); ++y) {
    const count_table &truly = content().years[y].p1, &seen = read.years[y].p1;
    for (std::size_t a = 0; a < truly.areas().size(); ++a)
      for (std::size_t c = 0; c < truly.columns().size(); ++c) {
        EXPECT_EQ(shown(seen.at(a, c)), shown(truly.at(a, c)));
        if (seen.at(a, c).withheld) {
          EXPECT_EQ(seen.at(a, c).count, 0);
        }
      }
  }
}

TEST(Release, IsVerifiedByThePublicKeyAlone) {
  const auto key = signing_key::make();
  const release made = signed_release(key);
  release(made.files()).verify(parse_public_key(to_hex(key.verifier())));
  EXPECT_EQ(release(made.files()).facts().number, 3);
  EXPECT_EQ(refusal([&] { made.verify(signing_key::make().verifier()); }), error_kind::forbidden);
}

TEST(Release, IsRefusedWhenAnythingInItChanged) {
  const auto key = signing_key::make();
  const release made = signed_release(key);
  for (const auto& [name, bytes] : made.files()) {
    for (const std::size_t at : {std::size_t{0}, bytes.size() / 2}) {
      auto changed = made.files();
      changed[name][at] ^= 1;
      EXPECT_EQ(refusal([&] { release(changed).verify(key.verifier()); }), error_kind::forbidden) << name;
    }
    auto missing = made.files();
    missing.erase(name);
    EXPECT_ANY_THROW(release(missing).verify(key.verifier())) << name;
  }
  auto more = made.files();
  more["more.csv"] = "x";
  EXPECT_EQ(refusal([&] { release(more).verify(key.verifier()); }), error_kind::forbidden);
}

TEST(Release, OfTheSameIsTheSame) {
  const auto key = signing_key::make();
  EXPECT_EQ(signed_release(key).files(), signed_release(key).files());
}

TEST(Release, RefusesPartsThatAreNotOnes) {
  for (const char* bad : {"", "{}", "[]", "null", "{\"features\":[{}]}", "{\"features\":7}",
                          "{\"areas\":[{\"code\":\"x\",\"part_of\":9}],\"years\":[]}"})
    for (const char* name : {"points.geojson", "tables.json"}) {
      auto parts = write_parts(content(), {});
      parts[name] = bad;
      if (std::string(bad) == "{\"features\":7}" && name == std::string("tables.json")) continue;
      try {
        read_parts(parts);
      } catch (const error& refused) {
        EXPECT_EQ(refused.field(), name);
        continue;
      }
      // The last one is a table without years, and no points.
      EXPECT_EQ(std::string(name), "tables.json") << bad;
    }
}

TEST(SigningKey, IsReadAsItWasWritten) {
  const auto key = signing_key::make();
  EXPECT_EQ(signing_key(key.to_hex()).verifier(), key.verifier());
  EXPECT_EQ(refusal([&] { signing_key(key.to_hex().substr(2)); }), error_kind::invalid_input);
  EXPECT_EQ(refusal([&] { parse_public_key("zz"); }), error_kind::invalid_input);
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(PublishedView, HoldsWhatTheReleaseSaysAndNoMore) {
  const auto key = signing_key::make();
  const published_view view(signed_release(key), key.verifier());
  std::int64_t incidents = 0;
  for (const published_point& each : view.points()) incidents += each.count;
  EXPECT_EQ(view.incidents()->size(), static_cast<std::size_t>(incidents));
  EXPECT_EQ(view.incidents()->built_at(), revision{3});
  for (std::size_t row = 0; row < view.incidents()->size(); ++row) {
    const lon_lat point = view.incidents()->points()[row];
    EXPECT_TRUE(std::ranges::any_of(view.points(), [&](const auto& each) { return each.point == point; }));
    EXPECT_LE(view.incidents()->ids()[row].value, incidents);
  }
}

TEST(PublishedView, IsNotMadeOfWhatIsNotSigned) {
  const auto key = signing_key::make();
  EXPECT_EQ(refusal([&] { published_view(signed_release(key), signing_key::make().verifier()); }),
            error_kind::forbidden);
}

}  // namespace
}  // namespace uramost::publication
