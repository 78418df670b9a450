#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;

TEST_F(Program, ExplainsItselfWithItsExitCodes) {
  const outcome help = run({"--help"});
  EXPECT_EQ(help.code, exit_code::ok);
  for (const char* word : {"init", "demo", "import", "geocode", "export", "user", "token", "audit", "tier",
                           "release", "serve", "Exit codes"})
    EXPECT_THAT(help.output, HasSubstr(word));
}

TEST_F(Program, ARegisterGoesInAndComesOutAsGeoJson) {
  const std::string data = path("data");
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);

  const outcome import = run({"import", "incidents", file("register.csv", register_csv), "--data", data,
                              "--report", path("report.json")});
  ASSERT_EQ(import.code, exit_code::ok) << import.complaint;
  EXPECT_EQ(read_json("report.json"), (nlohmann::json{{"rows", 5},
                                                      {"imported", 4},
                                                      {"updated", 0},
                                                      {"unchanged", 0},
                                                      {"quarantined", 1},
                                                      {"located_by_coordinate", 1},
                                                      {"located_by_place", 1},
                                                      {"ambiguous", 1},
                                                      {"unlocated", 1}}));

  ASSERT_EQ(
      run({"export", "incidents", "--format", "geojson", "--out", path("out.geojson"), "--data", data}).code,
      exit_code::ok);
  const auto exported = read_json("out.geojson");
  EXPECT_EQ(exported.at("type"), "FeatureCollection");
  EXPECT_EQ(exported.at("features").size(), 4u);
  EXPECT_EQ(exported.at("features").at(0).at("properties").at("municipality_code"), "30");

  ASSERT_EQ(run({"export", "incidents", "--format", "csv", "--query", "municipality=12", "--out",
                 path("out.csv"), "--data", data})
                .code,
            exit_code::ok);
  const std::string csv = read("out.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
  EXPECT_THAT(csv, HasSubstr("lon"));
}

TEST_F(Program, PublishesAReleaseThatItVerifiesWithoutTheRegister) {
  const std::string data = path("data");
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  ASSERT_EQ(run({"import", "incidents", file("register.csv", register_csv), "--data", data}).code,
            exit_code::ok);
  EXPECT_THAT(run({"release", "preview", "--data", data}).output, HasSubstr("year,area,by,key,p0,p1,p2"));
  const outcome created = run({"release", "create", "--data", data});
  ASSERT_EQ(created.code, exit_code::ok) << created.complaint;
  EXPECT_THAT(run({"release", "list", "--data", data}).output, HasSubstr("1  "));
  EXPECT_THAT(run({"audit", "search", "--data", data}).output, HasSubstr("release.create"));

  std::string key = read("data/release.pub");
  fs::rename(folder_ / "data" / "releases" / "1", folder_ / "elsewhere");
  fs::remove_all(folder_ / "data");
  EXPECT_EQ(run({"release", "verify", path("elsewhere"), "--key", key}).code, exit_code::ok);
  std::ofstream(folder_ / "elsewhere" / "tables.csv", std::ios::app) << "more";
  EXPECT_EQ(run({"release", "verify", path("elsewhere"), "--key", key}).code, exit_code::forbidden);
}

TEST_F(Program, LowersATierWhenTwoPeopleSaySo) {
  const std::string data = path("data");
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  ASSERT_EQ(run({"import", "incidents", file("register.csv", register_csv), "--data", data}).code,
            exit_code::ok);
  const auto change = [&](const std::string& to, const std::string& person) {
    return run({"tier", "change", "1", "--to", to, "--reason", "synthetic", "--by", person, "--data", data});
  };
  EXPECT_THAT(change("P0", "first").output, HasSubstr("Proposed"));
  EXPECT_EQ(change("P0", "first").code, exit_code::forbidden);
  EXPECT_THAT(change("P0", "second").output, HasSubstr("is P0 now"));
  EXPECT_EQ(change("P9", "first").code, exit_code::usage);
}

TEST_F(Program, ImportingTheSameFileTwiceChangesNothing) {
  const std::string data = path("data"), csv = file("register.csv", register_csv);
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  ASSERT_EQ(run({"import", "incidents", csv, "--data", data}).code, exit_code::ok);
  ASSERT_EQ(run({"import", "incidents", csv, "--data", data, "--report", path("again.json")}).code,
            exit_code::ok);
  const auto again = read_json("again.json");
  EXPECT_EQ(again.at("imported"), 0);
  EXPECT_EQ(again.at("updated"), 0);
  EXPECT_EQ(again.at("unchanged"), 4);
}

TEST_F(Program, APreviewShowsTheMappingAndWritesNothing) {
  const outcome preview =
      run({"import", "incidents", file("register.csv", register_csv), "--preview", "--data", path("none")});
  EXPECT_EQ(preview.code, exit_code::ok) << preview.complaint;
  EXPECT_THAT(preview.output, HasSubstr("place"));
  EXPECT_FALSE(fs::exists(folder_ / "none"));
}

TEST_F(Program, QuarantinedRowsComeOutForCorrecting) {
  const std::string data = path("data");
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  ASSERT_EQ(run({"import", "incidents", file("register.csv", register_csv), "--data", data}).code,
            exit_code::ok);
  ASSERT_EQ(run({"export", "quarantine", "--out", path("quarantine.csv"), "--data", data}).code,
            exit_code::ok);
  EXPECT_THAT(read("quarantine.csv"), HasSubstr("31.02.2023"));
}

TEST_F(Program, GeocodesAFileWithoutADataDirectory) {
  const std::string in = file("in.csv",
                              "name,lat,lon,query\n"
                              "a,42.9075,20.8403,\n"
                              "b,,,Banjskë\n"
                              "c,,,\"Banjskë, Zveçan\"\n"
                              "d,,,Novi Pazar\n"
                              "e,43.7,20.1,\n");
  const outcome geocoded = run({"geocode", in, "--out", path("out.csv")});
  ASSERT_EQ(geocoded.code, exit_code::ok) << geocoded.complaint;

  std::istringstream lines(read("out.csv"));
  std::vector<std::string> line(6);
  for (std::string& one : line) std::getline(lines, one);
  EXPECT_THAT(
      line[0],
      HasSubstr("name,lat,lon,query,municipality_code,certainty,distance_to_border_m,place_id,place_name,"
                "place_lat,place_lon,uncertainty_m,score,candidate_codes"));
  EXPECT_THAT(line[1], HasSubstr(",30,"));
  EXPECT_THAT(line[2], HasSubstr(",ambiguous,"));
  EXPECT_THAT(line[3], HasSubstr(",30,certain,"));
  EXPECT_THAT(line[4], HasSubstr(",unlocated,"));
  EXPECT_THAT(line[5], HasSubstr(",outside,"));
}

TEST_F(Program, GeocodingReportsCoordinatesThatItCannotUse) {
  std::string rows = "lat,lon\n42.895,20.8655\n20.8655,42.895\n95,20.8\n,\n";
  for (int i = 0; i < 10; ++i) rows += "somewhere,20.8\n";
  const outcome geocoded = run({"geocode", file("in.csv", rows), "--out", path("out.csv")});
  ASSERT_EQ(geocoded.code, exit_code::ok) << geocoded.complaint;
  EXPECT_THAT(geocoded.complaint, HasSubstr("line 3: latitude 20.8655 and longitude 42.895 look exchanged"));
  EXPECT_THAT(geocoded.complaint, HasSubstr("line 4: "));
  EXPECT_THAT(geocoded.complaint, testing::Not(HasSubstr("line 5: "))) << "nothing was said there";
  EXPECT_THAT(geocoded.complaint, HasSubstr("2 more coordinates cannot be used."));
}

TEST_F(Program, ExitCodesSayWhatWasWrong) {
  const std::string data = path("data");
  EXPECT_EQ(run({}).code, exit_code::usage);
  EXPECT_EQ(run({"fly"}).code, exit_code::usage);
  EXPECT_EQ(run({"import", "incidents", path("absent.csv"), "--data", data}).code, exit_code::not_found);
  EXPECT_EQ(run({"export", "incidents", "--out", path("x"), "--data", data}).code, exit_code::not_found);
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  EXPECT_EQ(run({"init", "--data", data}).code, exit_code::conflict);
  EXPECT_EQ(run({"export", "incidents", "--format", "docx", "--out", path("x"), "--data", data}).code,
            exit_code::usage);
  EXPECT_EQ(run({"export", "incidents", "--query", "kind=x", "--out", path("x"), "--data", data}).code,
            exit_code::usage);
}

TEST_F(Program, RefusesToServeBeyondThisMachine) {
  const std::string data = path("data");
  ASSERT_EQ(run({"init", "--data", data}).code, exit_code::ok);
  for (const char* where : {"0.0.0.0:0", "192.0.2.1:0", "[::]:0"}) {
    const outcome refused = run({"serve", "--data", data, "--listen", where});
    EXPECT_EQ(refused.code, exit_code::forbidden) << where << refused.complaint;
  }
}

}  // namespace
}  // namespace uramost::cli
