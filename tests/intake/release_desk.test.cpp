#include "intake/release_desk.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "core/error.hpp"
#include "intake/demo_register.hpp"
#include "intake/publishing.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

using namespace std::chrono;
namespace fs = std::filesystem;

class ReleaseDesk : public scratch_register {
 protected:
  fs::path data() const { return folder() / "data"; }

  /// Synthetic incidents of every month of 2023 around two places each of two municipalities of the north.
  void take_some() {
    constexpr std::array places{"43.10", "43.16", "42.90", "42.94"};
    constexpr std::array longitudes{"20.8027", "20.7427", "20.8403", "20.8167"};
    std::string csv = "id,date,type,lat,lon\n";
    int id = 0;
    for (int month = 1; month <= 12; ++month)
      for (std::size_t place = 0; place < places.size(); ++place)
        for (int i = 0; i < 12; ++i) {
          ++id;
          csv += std::to_string(id) + ",2023-" + (month < 10 ? "0" : "") + std::to_string(month) + "-15,";
          csv += i % 3 == 0 ? "assault," : "theft,";
          csv += std::string(places[place]) + std::to_string(100 + id % 900) + "," + longitudes[place] + "\n";
        }
    take_csv(csv, {.source = "synthetic", .mapping = {}, .reading = {}});
  }

  publication::release_facts create() { return create_release(reg(), data(), "console", 2024y / 1 / 1); }
};

TEST_F(ReleaseDesk, KeepsAReleaseThatAnybodyCanVerify) {
  take_some();
  EXPECT_EQ(create().number, 1);
  const release_folder releases(data());
  EXPECT_EQ(releases.numbers(), std::vector{1});
  fs::copy(releases.path_of(1), folder() / "elsewhere");
  read_release(folder() / "elsewhere").verify(releases.key().verifier());
  std::ofstream(folder() / "elsewhere" / "tables.csv", std::ios::app) << "2023,38,total,2023,0,0,0\r\n";
  EXPECT_THROW(read_release(folder() / "elsewhere").verify(releases.key().verifier()), error);
}

TEST_F(ReleaseDesk, NumbersReleasesAndChainsThem) {
  take_some();
  create();
  const release_folder releases(data());
  const auto second = create();
  EXPECT_EQ(second.number, 2);
  EXPECT_EQ(second.previous, releases.read(1).fingerprint());
  EXPECT_EQ(releases.read(1).files().at("tables.json"), releases.read(2).files().at("tables.json"));
}

TEST_F(ReleaseDesk, NeverReplacesARelease) {
  take_some();
  create();
  const release_folder releases(data());
  const auto before = releases.read(1).files();
  EXPECT_THROW(releases.keep(releases.read(1), 1), error);
  EXPECT_EQ(releases.read(1).files(), before);
  // Nothing half-made is left over.
  EXPECT_EQ(std::distance(fs::directory_iterator(data() / "releases"), fs::directory_iterator()), 1);
}

TEST_F(ReleaseDesk, KeepsItsKeyForItself) {
  take_some();
  create();
  struct stat status {};
  ASSERT_EQ(::stat((data() / "release.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const release_folder releases(data());
  EXPECT_EQ(releases.key().to_hex(), releases.key().to_hex());
}

TEST_F(ReleaseDesk, WritesWhoPublishedForTheAuditLog) {
  take_some();
  create();
  const auto notes = reg().records().audited_writes(0);
  ASSERT_FALSE(notes.empty());
  EXPECT_EQ(notes.back().second.action, "release.create");
  EXPECT_EQ(notes.back().second.object, "release 1");
}

TEST_F(ReleaseDesk, RefusesAReleaseThatItsAttackSeesThrough) {
  take_some();
  // As if a point had been published where it was: the attack looks at what is stored, not at the rules.
  std::vector<store::published_incident> wrong;
  reg().records().visit_published([&](const incident& each, const published_location* location) {
    wrong.push_back({each.id, *location});
    wrong.back().location.point = each.location.point;
  });
  const auto writing = reg().records().begin_write();
  writing->publish(wrong);
  writing->commit();
  try {
    create();
    FAIL() << "it was released";
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::forbidden);
    EXPECT_THAT(refused.what(), testing::HasSubstr("bbox bisection"));
  }
  EXPECT_TRUE(release_folder(data()).numbers().empty());
  decide_undecided(reg(), true);
  EXPECT_EQ(create().number, 1);
}

TEST_F(ReleaseDesk, ReleasesNothingOfAnEmptyRegister) {
  EXPECT_EQ(create().number, 1);
  EXPECT_TRUE(release_folder(data()).read(1).content().points.empty());
}

TEST_F(ReleaseDesk, SaysWhereThereIsNoRelease) {
  EXPECT_TRUE(release_folder(data()).numbers().empty());
  EXPECT_THROW(read_release(folder() / "nowhere"), error);
}

}  // namespace
}  // namespace uramost::intake
