#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A synthetic register: 76 incidents in 2020 and 87 in 2021.
class AnnualReportProgram : public Program {
 protected:
  AnnualReportProgram() {
    std::string csv = "external_id,date,place,category,narrative\n";
    for (int i = 0; i < 163; ++i)
      csv += "S" + std::to_string(i) + (i < 76 ? ",2020-0" : ",2021-0") + std::to_string(1 + i % 9) +
             "-15,Zvečan,harassment,synthetic\n";
    run({"init", "--data", data_});
    run({"import", "incidents", file("synthetic_ngo.csv", csv), "--data", data_});
  }
  outcome channel(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"registers", "channel", "synthetic_ngo", "--by", "ana"});
    arguments.insert(arguments.end(), {"--data", data_});
    return run(arguments);
  }
  outcome report(const std::string& out, const std::string& source = "synthetic_ngo") {
    return run({"report", "annual", "--register", source, "--year", "2021", "--language", "sq", "--out",
                path(out), "--data", data_});
  }

  std::string data_ = path("data");
};

TEST_F(AnnualReportProgram, WritesTheYearAsPaperTableAndData) {
  EXPECT_THAT(channel({"--since", "2020-01-01"}).output, HasSubstr("Kept as channel 1."));
  EXPECT_EQ(report("year.json").code, exit_code::ok);
  const auto made = read_json("year.json");
  EXPECT_EQ(made["total"]["year"]["incidents"], 87);
  EXPECT_EQ(made["total"]["last_year"]["incidents"], 76);
  EXPECT_EQ(made["by_month"][11]["year"]["incidents"], 0);
  EXPECT_EQ(report("year.csv").code, exit_code::ok);
  EXPECT_THAT(read("year.csv"), HasSubstr("municipality,30,Zveçan / Zvečan,2021,87,whole"));
  EXPECT_EQ(report("year.pdf").code, exit_code::ok);
  EXPECT_THAT(read("year.pdf"), StartsWith("%PDF-"));
}

TEST_F(AnnualReportProgram, SaysWhatIsWrong) {
  EXPECT_THAT(report("year.pdf", "nobody").complaint, HasSubstr("there is no register nobody"));
  EXPECT_THAT(report("year.doc").complaint, HasSubstr(".pdf, .csv or .json"));
  EXPECT_THAT(channel({}).complaint, HasSubstr("--since"));
  EXPECT_THAT(channel({"--since", "last year"}).complaint, HasSubstr("--since"));
  EXPECT_THAT(channel({"--since", "2020-01-01", "--municipality", "x"}).complaint,
              HasSubstr("municipality x"));
}

TEST_F(AnnualReportProgram, KeepsWhatWasSaidOfChannels) {
  channel({"--since", "2020-01-01", "--note", "synthetic hotline"});
  channel({"--since", "2020-01-01", "--until", "2020-12-31", "--replaces", "1"});
  EXPECT_EQ(channel({"--withdraws", "1"}).code, exit_code::conflict) << "channel 2 took its place";
  EXPECT_EQ(channel({"--withdraws", "2"}).code, exit_code::ok);
  const auto list = run({"registers", "channels", "synthetic_ngo", "--data", data_}).output;
  EXPECT_THAT(list, HasSubstr("2020-01-01 – 2020-12-31"));
  EXPECT_THAT(list, HasSubstr("ana, 20"));
  const auto said = nlohmann::json::parse(
      run({"registers", "channels", "synthetic_ngo", "--format", "json", "--data", data_}).output);
  ASSERT_EQ(said["channels"].size(), 3u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(said["channels"][static_cast<std::size_t>(i)]["holds"], false);
}

}  // namespace
}  // namespace uramost::cli
