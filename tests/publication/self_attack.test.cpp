#include "publication/self_attack.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "synthetic_records.hpp"

namespace uramost::publication {
namespace {

using namespace std::chrono;

/// A sound release, and what there is to attack it with; tests break one rule each.
class SelfAttack : public testing::Test {
 protected:
  static const synthetic_world& world() {
    static const synthetic_world made;
    return made;
  }
  static const std::vector<known_record>& truth() {
    static const auto made = synthetic_records(world(), 3'000);
    return made;
  }
  static const release_content& sound() {
    static const auto made = compose(published_of(truth()), world().plan());
    return made;
  }

  attack_target target(const release_content* before = nullptr) const {
    return {content_, records_, world().places, 2024y / 1 / 1, before};
  }

  template <class Attack>
  std::vector<finding> found_by(Attack attack, const release_content* before = nullptr) const {
    std::vector<finding> found;
    attack(target(before), found);
    return found;
  }

  published_point& a_p1_point() {
    return *std::ranges::find(content_.points, tier::p1, &published_point::protection);
  }

  release_content content_ = sound();
  std::vector<known_record> records_ = truth();
};

TEST_F(SelfAttack, RecoversNothingOfASoundRelease) {
  for (const finding& each : attack(target(&content_))) ADD_FAILURE() << each.attack << ": " << each.what;
}

TEST_F(SelfAttack, RecoversNothingOfSmallReleases) {
  for (const int count : {0, 1, 5, 76, 87, 400}) {
    records_ = synthetic_records(world(), count, static_cast<unsigned>(count));
    content_ = compose(published_of(records_), world().plan());
    for (const finding& each : attack(target()))
      ADD_FAILURE() << count << ": " << each.attack << ": " << each.what;
  }
}

TEST_F(SelfAttack, BisectionFindsATrueLocation) {
  const auto victim = std::ranges::find_if(
      records_, [](const known_record& each) { return each.published.protection == tier::p1 && each.truly; });
  a_p1_point().point = *victim->truly;  // as if it had not been moved
  const auto found = found_by(bisect_boxes);
  ASSERT_FALSE(found.empty());
  EXPECT_NE(found.front().what.find("where it was"), std::string::npos);
}

TEST_F(SelfAttack, AveragingFindsAHomeWhoseReportsAreMaskedOneByOne) {
  // As if the seed were the record's: forty reports from one home, each masked anew.
  const auto home = std::ranges::find_if(
      records_, [](const known_record& each) { return each.published.location.partner_point.has_value(); });
  ASSERT_NE(home, records_.end());
  std::vector<known_record> repeated;
  for (unsigned char i = 0; i < 40; ++i) {
    known_record report = *home;
    const mask_ring ring{150, 300};
    report.published.location.partner_point =
        donut_mask(*report.truly, ring, masking_secret{i}, {}, [](lon_lat) { return true; });
    repeated.push_back(report);
  }
  records_ = repeated;
  EXPECT_FALSE(found_by(average_repeats).empty());
}

TEST_F(SelfAttack, AveragingFindsAMaskThatHidesNothing) {
  for (known_record& each : records_)
    if (each.published.location.partner_point) each.published.location.partner_point = each.truly;
  EXPECT_FALSE(found_by(average_repeats).empty());
}

TEST_F(SelfAttack, SubtractionFindsACellThatWasNotWithheld) {
  count_table& table = content_.years[0].p1;
  for (std::size_t a = 0; a < table.areas().size(); ++a)
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      if (table.at(a, c).count > 0 && table.at(a, c).count < 5) {
        table.at(a, c).withheld = false;
        EXPECT_FALSE(found_by(subtract_children).empty());
        return;
      }
  FAIL() << "there is no small count";
}

TEST_F(SelfAttack, SubtractionFindsWhatComplementarySuppressionForgot) {
  // Only the small counts are withheld, and the sums around them are not.
  for (published_year& year : content_.years)
    for (std::size_t a = 0; a < year.p1.areas().size(); ++a)
      for (std::size_t c = 0; c < year.p1.columns().size(); ++c)
        year.p1.at(a, c).withheld = year.p1.at(a, c).count < 5;
  EXPECT_FALSE(found_by(subtract_children).empty());
}

TEST_F(SelfAttack, SubtractionFindsP2PublishedByTheThresholdOfP1) {
  for (published_year& year : content_.years)
    for (std::size_t a = 0; a < year.p2.areas().size(); ++a)
      for (std::size_t c = 0; c < year.p2.columns().size(); ++c)
        year.p2.at(a, c).withheld = year.p2.at(a, c).count < 5;
  EXPECT_FALSE(found_by(subtract_children).empty());
}

TEST_F(SelfAttack, SubtractionFindsPlacesThatLeaveFewOver) {
  published_point& point = a_p1_point();
  for (published_year& year : content_.years)
    for (std::size_t a = 0; a < year.p1.areas().size(); ++a)
      for (std::size_t c = 0; c < year.p1.columns().size(); ++c)
        if (year.p1.areas()[a].code == point.municipality.value && year.p1.columns()[c].key == point.period)
          point.count = year.p1.at(a, c).count - 1;
  EXPECT_FALSE(found_by(subtract_children).empty());
}

TEST_F(SelfAttack, TheLastReleaseGivesAFewLateReportsAway) {
  auto more = truth();
  more.push_back(*std::ranges::find_if(
      more, [](const known_record& each) { return each.published.protection == tier::p1; }));
  content_ = compose(published_of(more), world().plan());
  EXPECT_FALSE(found_by(subtract_the_last, &sound()).empty());
  hold_back(content_, sound(), {});
  EXPECT_TRUE(found_by(subtract_the_last, &sound()).empty());
}

TEST_F(SelfAttack, ThePublicRegisterGivesAwayWhatIsCountedWithIt) {
  // As if thresholds were applied to the sum: one restricted incident counted among the public ones.
  const auto restricted = std::ranges::find_if(
      records_, [](const known_record& each) { return each.published.protection == tier::p1; });
  auto mixed = published_of(records_);
  mixed[static_cast<std::size_t>(restricted - records_.begin())].protection = tier::p0;
  content_ = compose(mixed, world().plan());
  EXPECT_FALSE(found_by(subtract_the_public).empty());
}

}  // namespace
}  // namespace uramost::publication
