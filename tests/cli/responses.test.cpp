#include "program_fixture.hpp"

namespace uramost::cli {
namespace {

using testing::HasSubstr;

/// A synthetic register of an organisation: 76 cases in 2020 and 87 in 2021, of which every fourth was
/// reported and every eighth registered, ten days after.
class ResponsesProgram : public Program {
 protected:
  ResponsesProgram() {
    std::string csv = "external_id,date,place,category,community,reported_on,registered_on\n";
    for (int i = 0; i < 163; ++i) {
      const std::string year = i < 76 ? "2020" : "2021";
      const std::string month = "0" + std::to_string(1 + i % 9);
      const auto day = [&](const char* number) { return year + "-" + month + "-" + number; };
      csv += "S" + std::to_string(i) + "," + day("01") + ",Zvečan,harassment,synthetic," +
             (i % 4 == 0 ? day("02") : "") + "," + (i % 8 == 0 ? day("12") : "") + "\n";
    }
    run({"init", "--data", data_});
    const auto taken = run({"import", "incidents", file("synthetic_ngo.csv", csv), "--data", data_});
    EXPECT_THAT(taken.output, HasSubstr("163 imported"));
  }
  nlohmann::json ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "responses");
    for (const char* more : {"--data", data_.c_str(), "--format", "json"}) arguments.emplace_back(more);
    return nlohmann::json::parse(run(arguments).output);
  }

  std::string data_ = path("data");
};

TEST_F(ResponsesProgram, GivesBackTheNumbersOfARegister) {
  const auto years = ask({"funnel", "--by", "year"})["rows"];
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0]["cases"], 76);
  EXPECT_EQ(years[1]["cases"], 87);
  EXPECT_EQ(years[0]["reached"]["reported"], 19);
  EXPECT_EQ(years[0]["reached"]["registered"], 10);
  EXPECT_EQ(years[0]["unanswered"]["cases"], 66);
  const auto table = run({"responses", "funnel", "--data", data_, "--by", "community"}).output;
  EXPECT_THAT(table, HasSubstr("synthetic    163"));
  const auto csv = run({"responses", "funnel", "--data", data_, "--format", "csv"}).output;
  EXPECT_THAT(csv, HasSubstr("all,cases,reached_reported"));
}

TEST_F(ResponsesProgram, SaysHowLongItTakesOfAllAndOfThoseReported) {
  const auto all = ask({"times", "--until", "2021-12-31"});
  EXPECT_EQ(all["cases"], 163);
  EXPECT_EQ(all["happened"], 21);
  EXPECT_TRUE(all["median"]["days"].is_null()) << "most were never registered";
  const auto reported = ask({"times", "--from", "reported", "--until", "2021-12-31"});
  EXPECT_EQ(reported["cases"], 41);
  EXPECT_EQ(reported["median"]["days"], 10);
  const auto words = run({"responses", "times", "--data", data_, "--from", "reported"}).output;
  EXPECT_THAT(words, HasSubstr("Median 10 days"));
  EXPECT_EQ(run({"responses", "times", "--data", data_, "--to", "nowhere"}).code, exit_code::usage);
}

TEST_F(ResponsesProgram, ListsWhatIsOverdueByTheRegistersOwnStandard) {
  EXPECT_THAT(run({"responses", "standard", "--data", data_}).output, HasSubstr("registered:7"));
  EXPECT_EQ(run({"responses", "standard", "registered:20", "--data", data_}).code, exit_code::ok);
  EXPECT_THAT(run({"responses", "standard", "--data", data_}).output, HasSubstr("registered:20\n"));
  EXPECT_NE(run({"responses", "standard", "registered", "--data", data_}).code, exit_code::ok);
  const auto found = ask({"overdue", "--until", "2021-12-31"})["cases"];
  EXPECT_EQ(found.size(), 163u - 21u);
  EXPECT_GT(found[0]["least_days"], 600);
}

TEST_F(ResponsesProgram, TakesAFileOfResponsesAndKeepsWhatItCannotUse) {
  const auto taken = run({"import", "responses",
                          file("court.csv",
                               "external_id,stage,date,institution\nS0,adjudicated,2021-05-06,Sud\n"
                               "S999,closed,2021-05-06,Sud\n"),
                          "--data", data_});
  EXPECT_THAT(taken.output, HasSubstr("2 rows: 1 imported, 0 updated, 0 unchanged, 1 in quarantine"));
  EXPECT_EQ(ask({"funnel"})["rows"][0]["recorded"]["adjudicated"], 1);
}

/// Two synthetic registers of 2021 that share every third incident, which the second tells of a day later.
class RegistersProgram : public Program {
 protected:
  static std::string rows(const std::string& prefix, int step, int shift) {
    std::string csv = "external_id,date,lat,lon,category,narrative\n";
    for (int i = 0; i < 60; i += step)
      csv += prefix + std::to_string(i) + ",2021-" + std::string(i < 30 ? "0" : "1") +
             std::to_string(1 + i % 2) + "-" + std::to_string(10 + (i * 7) % 17 + shift) + ",42.9" +
             std::to_string(10 + i) + ",20.8" + std::to_string(30 + i / 2) + "," +
             (i % 4 ? "theft" : "arson") + ",secret synthetic name\n";
    return csv;
  }
  void make(const std::string& data, const std::string& csv, const std::string& source) {
    run({"init", "--data", path(data)});
    take(data, csv, source);
  }
  void take(const std::string& data, const std::string& csv, const std::string& source) {
    const auto done = run({"import", "incidents", csv, "--source", source, "--data", path(data)});
    EXPECT_THAT(done.output, HasSubstr("0 in quarantine")) << done.complaint;
  }
  nlohmann::json overlap(const std::string& data, const std::string& a, const std::string& b) {
    return nlohmann::json::parse(
        run({"registers", "overlap", a, b, "--least-score", "2", "--format", "json", "--data", path(data)})
            .output);
  }
};

TEST_F(RegistersProgram, AreComparedByAPersonWhoCanTakeItBack) {
  make("data", file("ngo.csv", rows("N", 1, 0)), "ngo");
  take("data", file("police.csv", rows("K", 3, 1)), "police");
  const auto before = overlap("data", "ngo", "police");
  EXPECT_EQ(before["both"], 0);
  EXPECT_EQ(before["only_a"], 60);
  EXPECT_EQ(before["only_b"], 20);
  ASSERT_GE(before["undecided"].size(), 20u);
  const std::string a = before["undecided"][0]["a"].dump(), b = before["undecided"][0]["b"].dump();
  const auto decide = [&](const std::string& verdict) {
    return run({"registers", "decide", a, b, verdict, "--by", "ana", "--data", path("data")}).code;
  };
  EXPECT_EQ(decide("same"), exit_code::ok);
  EXPECT_EQ(overlap("data", "ngo", "police")["both"], 1);
  EXPECT_EQ(overlap("data", "police", "ngo")["only_b"], 59);
  EXPECT_EQ(decide("open"), exit_code::ok);
  EXPECT_EQ(overlap("data", "ngo", "police"), before);
  EXPECT_NE(decide("perhaps"), exit_code::ok);
  EXPECT_THAT(run({"registers", "overlap", "ngo", "police", "--data", path("data")}).output,
              HasSubstr("if the registers are independent"));
}

TEST_F(RegistersProgram, RememberWhatTheirWordsMean) {
  const std::string csv =
      "external_id,date,lat,lon,category\n1,2021-01-01,42.89,20.86,KD 208\n"
      "2,2021-01-02,42.89,20.86,KD 208\n3,2021-01-03,42.89,20.86,KD 208\n";
  const std::string kept = file("ngo.csv", csv);
  make("data", kept, "ngo");
  const auto codes = [&] { return run({"registers", "codes", "ngo", "--data", path("data")}).output; };
  EXPECT_THAT(codes(), HasSubstr("3  KD 208"));
  EXPECT_THAT(codes(), HasSubstr("?"));
  const auto say = [&](std::vector<std::string> said) {
    std::vector<std::string> words{"registers", "code", "ngo",    "KD 208",
                                   "--by",      "ana",  "--data", path("data")};
    words.insert(words.begin() + 4, said.begin(), said.end());
    return run(words).code;
  };
  EXPECT_EQ(say({"threat"}), exit_code::ok);
  EXPECT_THAT(codes(), HasSubstr("threat  (said)"));
  EXPECT_THAT(run({"import", "incidents", kept, "--source", "ngo", "--data", path("data")}).output,
              HasSubstr("3 updated"));
  EXPECT_NE(say({"dancing"}), exit_code::ok);
  EXPECT_NE(say({}), exit_code::ok);
  EXPECT_EQ(say({"--forget"}), exit_code::ok);
  EXPECT_THAT(codes(), Not(HasSubstr("threat")));

  const auto table = run({"responses", "table", "--by", "category", "--data", path("data")});
  EXPECT_EQ(table.code, exit_code::ok) << table.complaint;
  EXPECT_THAT(table.output, HasSubstr("withheld"));
  EXPECT_THAT(table.output, Not(HasSubstr("3 "))) << "three cases are few";
}

TEST_F(RegistersProgram, AreComparedOverAnExtractThatNamesNobody) {
  make("ngo", file("ngo.csv", rows("N", 1, 0)), "ngo");
  make("police", file("police.csv", rows("K", 3, 1)), "police");
  EXPECT_EQ(
      run({"registers", "extract", "--source", "ngo", "--out", path("extract.csv"), "--data", path("ngo")})
          .code,
      exit_code::ok);
  const std::string extract = read("extract.csv");
  for (const char* secret : {"secret", "synthetic", "N0,", "N7,", "42.917", "20.845"})
    EXPECT_EQ(extract.find(secret), std::string::npos) << secret;
  take("police", path("extract.csv"), "ngo-extract");
  const auto laid = overlap("police", "ngo-extract", "police");
  EXPECT_EQ(laid["only_a"], 60);
  EXPECT_GE(laid["undecided"].size(), 20u);

  const auto token = extract.substr(extract.find('\n') + 1, 32);
  const auto whose = run({"registers", "whose", token, "--data", path("ngo")});
  EXPECT_EQ(whose.output, "1\n");
  EXPECT_NE(run({"registers", "whose", token, "--data", path("police")}).code, exit_code::ok);
  EXPECT_NE(
      run({"registers", "extract", "--source", "none", "--out", path("no.csv"), "--data", path("ngo")}).code,
      exit_code::ok);
  EXPECT_FALSE(fs::exists(path("no.csv")));
}

}  // namespace
}  // namespace uramost::cli
