#include "http/handlers/annual_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../print/read_pdf.hpp"
#include "http/handlers/register_channels.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"
#include "store/database.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* name = "synthetic_ngo";

/// Incidents made up for these tests, of an organisation's register: 76 in 2020 and 87 in 2021, all over both
/// years. Every fourth was reported, every eighth registered.
std::string two_years_csv() {
  constexpr std::array places{"Zvečan", "Leposavić", "Zubin Potok"};
  constexpr std::array categories{"harassment", "theft", "arson", "assault"};
  constexpr std::array genders{"Ž", "muški", "femër", "", "мешовито"};
  std::string csv =
      "external_id,date,place,category,community,Pol žrtve,reported_on,registered_on,narrative\n";
  for (int i = 0; i < 163; ++i) {
    const auto day = [&](int number) {
      return std::string(i < 76 ? "2020" : "2021") + (i % 12 < 9 ? "-0" : "-") + std::to_string(1 + i % 12) +
             "-0" + std::to_string(number);
    };
    csv += "S" + std::to_string(i) + ',' + day(1 + i % 5) + ',' +
           places[static_cast<std::size_t>(i * i % 3)] + ',' + categories[static_cast<std::size_t>(i % 4)] +
           ',' + (i % 2 ? "synthetic" : "") + ',' + genders[static_cast<std::size_t>(i % 5)] + ',' +
           (i % 4 == 0 ? day(7) : "") + ',' + (i % 8 == 0 ? day(9) : "") + ",synthetic\n";
  }
  return csv;
}

class AnnualReportApi : public testing::Test {
 protected:
  AnnualReportApi() {
    intake::incident_register::create(folder_.path());
    incidents_ = std::make_unique<intake::incident_register>(folder_.path());
    for (const auto& [source, text] : {std::pair<std::string, std::string>{name, two_years_csv()},
                                       {"synthetic", synthetic_incidents_csv()}}) {
      const auto file = folder_.path() / (source + ".csv");
      std::ofstream(file) << text;
      intake::import_incidents(*incidents_, file, {});
    }
    opened_ = std::make_unique<opened_register>(*incidents_);
  }

  response answer(const std::string& query, accounts::access who = an_analyst(),
                  const std::string& source = name) {
    request asked = get("/x?" + query, {{"name", source}});
    asked.who = std::move(who);
    return annual_report{opened_->records}(asked);
  }
  json report(int year = 2021, accounts::access who = an_analyst()) {
    return json::parse(answer("year=" + std::to_string(year), std::move(who)).body_text());
  }
  json describe(const json& said, accounts::access who = an_analyst(), const std::string& source = name) {
    request asked = get("/x", {{"name", source}});
    asked.method = "POST";
    asked.headers = {{"content-type", "application/json"}};
    asked.body = said.dump();
    asked.who = std::move(who);
    const response made = describe_channel{*incidents_}(asked);
    EXPECT_EQ(made.status, 201);
    return json::parse(made.body_text());
  }
  json withdraw(std::int64_t id, accounts::access who = an_analyst()) {
    request asked = get("/x", {{"name", name}, {"id", std::to_string(id)}});
    asked.who = std::move(who);
    return json::parse(withdraw_channel{*incidents_}(asked).body_text());
  }
  json channels() {
    const json said = json::parse(list_channels{*incidents_}(get("/x", {{"name", name}})).body_text());
    return said["channels"];
  }
  /// What plain SQL counts in the same file, of our register. Its dates are days, so two hours after their
  /// begin in UTC it is the same day in Belgrade, in summer and in winter.
  std::int64_t count(const std::string& condition) const {
    store::database file(folder_.path() / intake::incident_register::file_name,
                         store::database::access::read);
    return file.integer(
        "SELECT count(*) FROM (SELECT incidents.*, strftime('%Y', occurred_begin + 7200, 'unixepoch') AS "
        "year, "
        "strftime('%m', occurred_begin + 7200, 'unixepoch') AS month FROM incidents "
        "JOIN sources ON sources.id = source_id WHERE name = 'synthetic_ngo') WHERE " +
        condition);
  }
  /// That every row of a table is what SQL counts by a column.
  void expect_counted(const json& rows, const std::string& column) const {
    std::int64_t year = 0, last_year = 0;
    for (const json& each : rows) {
      const std::string where = column + " = '" + each["key"].get<std::string>() + "' AND year = ";
      const auto of = [](const json& cell) {
        return cell["incidents"].is_null() ? 0 : cell["incidents"].get<std::int64_t>();
      };
      EXPECT_EQ(of(each["year"]), count(where + "'2021'")) << each;
      EXPECT_EQ(of(each["last_year"]), count(where + "'2020'")) << each;
      year += of(each["year"]);
      last_year += of(each["last_year"]);
    }
    EXPECT_EQ(year, 87) << column;
    EXPECT_EQ(last_year, 76) << column;
  }
  static json row(const json& rows, const std::string& key) {
    for (const json& each : rows)
      if (each["key"] == key) return each;
    return {};
  }
  static accounts::access of_zvecan() {
    auto who = an_analyst();
    who.municipalities = {municipality_code{"30"}};
    return who;
  }

  temporary_directory folder_;
  std::unique_ptr<intake::incident_register> incidents_;
  std::unique_ptr<opened_register> opened_;
};

TEST_F(AnnualReportApi, CountsWhatPlainSqlCounts) {
  describe({{"since", "2020-01-01"}, {"note", "synthetic hotline"}});
  const json made = report();
  EXPECT_EQ(made["total"]["year"]["incidents"], 87);
  EXPECT_EQ(made["total"]["last_year"]["incidents"], 76);
  EXPECT_EQ(count("year = '2021'"), 87);
  EXPECT_EQ(count("year = '2020'"), 76);
  expect_counted(made["by_municipality"], "municipality_code");
  expect_counted(made["by_month"], "month");
  expect_counted(made["by_category"], "category");
  expect_counted(made["by_community"], "community");
  expect_counted(made["by_gender"], "gender");
  EXPECT_EQ(made["by_month"].size(), 12u);
  const std::string responded =
      "year = '2021' AND id IN (SELECT incident_id FROM response_events WHERE stage = ";
  EXPECT_EQ(made["funnel"]["recorded"]["reported"], count(responded + "'reported')"));
  EXPECT_EQ(made["funnel"]["recorded"]["registered"], count(responded + "'registered')"));
  EXPECT_EQ(made["funnel"]["unanswered"]["cases"], 87 - count(responded + "'registered')"));
  EXPECT_NEAR(made["comparison"]["ratio"].get<double>(), 87.0 / 365 / (76.0 / 366), 1e-12);
  EXPECT_EQ(made["comparison"]["last_year"], (json{{"incidents", 76}, {"days", 366.0}}));
  EXPECT_EQ(made["synthetic"], true);
}

TEST_F(AnnualReportApi, ShowsNoDataWhereThereWasNoChannel) {
  EXPECT_TRUE(row(report()["by_municipality"], "38")["year"]["incidents"].is_null())
      << "nobody described any";
  const json first = describe({{"since", "2020-01-01"}, {"municipality", "30"}});
  json made = report();
  EXPECT_TRUE(row(made["by_municipality"], "38")["year"]["incidents"].is_null());
  EXPECT_EQ(row(made["by_municipality"], "38")["year"]["channel"], "none");
  EXPECT_TRUE(made["years"][2]["incidents"].is_null()) << made["years"][2];
  describe({{"since", "2021-07-01"}, {"until", "2021-07-31"}, {"municipality", "38"}});
  made = report();
  EXPECT_EQ(row(made["by_municipality"], "38")["year"], (json{{"incidents", 0}, {"channel", "part"}}));
  EXPECT_TRUE(row(made["by_municipality"], "38")["last_year"]["incidents"].is_null());
  EXPECT_EQ(made["comparison"]["year"]["incidents"], count("year = '2021' AND municipality_code = '30'"));

  EXPECT_EQ(report(2019)["total"]["year"]["incidents"], nullptr);
  EXPECT_EQ(report(2022)["total"]["year"]["incidents"], 0) << "one could report";
  EXPECT_EQ(report(2022)["total"]["last_year"]["incidents"], 87);
}

TEST_F(AnnualReportApi, KeepsWhoSaidWhatOfAChannel) {
  const json first = describe({{"since", "2020-01-01"}, {"note", "synthetic hotline"}});
  EXPECT_EQ(first["person"], "test.analyst");
  const json second = describe({{"since", "2020-03-01"}, {"replaces", first["id"]}});
  EXPECT_EQ(channels().size(), 2u);
  EXPECT_EQ(channels()[0]["holds"], false);
  EXPECT_EQ(channels()[1]["since"], "2020-03-01");
  EXPECT_EQ(channels()[1]["municipality"], nullptr);
  EXPECT_EQ(report()["channels"].size(), 1u);
  withdraw(second["id"]);
  EXPECT_EQ(channels().size(), 3u);
  EXPECT_TRUE(report()["channels"].empty());
  opened_->trail.note(an_analyst(), "test", "", {}, 0);  // takes over what writes said
  std::string log;
  for (const auto& [number, note] : incidents_->records().audited_writes(0)) log += note.action + ' ';
  EXPECT_THAT(log, HasSubstr("registers.channel"));
}

TEST_F(AnnualReportApi, NamesTheFieldThatIsWrong) {
  const auto fault = [&](const json& said) { return field_at_fault([&] { describe(said); }); };
  EXPECT_EQ(fault(json::object()), "since");
  EXPECT_EQ(fault({{"since", "2020"}}), "since");
  EXPECT_EQ(fault({{"since", "2020-02-30"}}), "since");
  EXPECT_EQ(fault({{"since", "2020-02-01"}, {"until", "2020-01-01"}}), "until");
  EXPECT_EQ(fault({{"since", "2020-01-01"}, {"municipality", "no such"}}), "municipality");
  EXPECT_EQ(fault({{"since", "2020-01-01"}, {"replaces", 77}}), "replaces");
  EXPECT_EQ(fault({{"since", "2020-01-01"}, {"person", "somebody else"}}), "person");
  EXPECT_EQ(field_at_fault([&] { withdraw(77); }), "replaces");
  EXPECT_EQ(field_at_fault([&] { describe({{"since", "2020-01-01"}}, an_analyst(), "nobody"); }), "register");
  EXPECT_TRUE(channels().empty());
  const auto refused = [&](const std::string& query) { return field_at_fault([&] { answer(query); }); };
  EXPECT_EQ(refused(""), "year");
  EXPECT_EQ(refused("year=21"), "year");
  EXPECT_EQ(refused("year=2021&f=doc"), "f");
  EXPECT_EQ(refused("year=2021&lang=de"), "lang");
  EXPECT_EQ(refused("year=2021&category=arson"), "category");
  EXPECT_EQ(field_at_fault([&] { answer("year=2021", an_analyst(), "nobody"); }), "register");
}

TEST_F(AnnualReportApi, IsOfOnesOwnMunicipalitiesOnly) {
  describe({{"since", "2020-01-01"}, {"municipality", "29"}});
  const json made = report(2021, of_zvecan());
  EXPECT_EQ(made["municipalities"], json::array({"30"}));
  ASSERT_EQ(made["by_municipality"].size(), 1u);
  EXPECT_EQ(made["total"]["year"]["incidents"], count("year = '2021' AND municipality_code = '30'"));
  EXPECT_TRUE(made["channels"].empty()) << "no channel reaches there";
  const auto refused = [&](const json& said) { return field_at_fault([&] { describe(said, of_zvecan()); }); };
  EXPECT_EQ(refused({{"since", "2020-01-01"}}), "municipality") << "everywhere is not theirs";
  EXPECT_EQ(refused({{"since", "2020-01-01"}, {"municipality", "29"}}), "municipality");
  EXPECT_EQ(refused({{"since", "2020-01-01"}, {"municipality", "30"}, {"replaces", channels()[0]["id"]}}),
            "municipality");
  EXPECT_EQ(field_at_fault([&] { withdraw(channels()[0]["id"], of_zvecan()); }), "municipality");
  EXPECT_NO_THROW(describe({{"since", "2020-01-01"}, {"municipality", "30"}}, of_zvecan()));
}

TEST_F(AnnualReportApi, ComesAsTableWithEmptyCellsForNoData) {
  describe({{"since", "2020-01-01"}, {"municipality", "30"}});
  const response csv = answer("year=2021&f=csv&lang=sq");
  EXPECT_THAT(csv.header("Content-Type"), HasSubstr("text/csv"));
  EXPECT_EQ(csv.header("Cache-Control"), "no-store");
  const std::string text(csv.body_text());
  EXPECT_THAT(text, StartsWith("table,key,name,year,value,channel\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nyear,,,2020,76,whole\r\nyear,,,2021,87,whole\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nyear,,,2019,,none\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nmunicipality,30,Zveçan / Zvečan,2021,"));
  EXPECT_THAT(text, HasSubstr("\r\nmonth,01,janar,2021,"));
}

TEST_F(AnnualReportApi, ComesAsPageAndOnPaperInFourLanguages) {
  describe({{"since", "2020-01-01"}, {"municipality", "30"}, {"note", "synthetic <b>hotline</b>"}});
  const std::vector<std::array<const char*, 4>> expected{
      {"sq", "Raport vjetor", "pa të dhëna", "Incidente në vitin 2021: 87; në vitin 2020: 76."},
      {"sr-Latn", "Godišnji izveštaj", "nema podataka", "Incidenti 2021. godine: 87; 2020. godine: 76."},
      {"sr-Cyrl", "Годишњи извештај", "нема података", "Инциденти 2021. године: 87; 2020. године: 76."},
      {"en", "Annual report", "no data", "Incidents in 2021: 87; in 2020: 76."}};
  for (const auto& [tag, kind, no_data, conclusion] : expected) {
    const std::string asked = "year=2021&lang=" + std::string(tag) + "&f=";
    const std::string page(answer(asked + "html").body_text());
    const std::string pdf(answer(asked + "pdf").body_text());
    const print::read_pdf paper(pdf);
    for (const char* each : {kind, no_data, conclusion}) {
      EXPECT_THAT(page, HasSubstr(each)) << tag;
      EXPECT_THAT(paper.text(), HasSubstr(each)) << tag;
    }
    for (const std::string& unsaid : {std::string("{0}"), std::string("annual_report"), std::string("<b>")}) {
      EXPECT_THAT(page, Not(HasSubstr(unsaid))) << tag;
      EXPECT_THAT(paper.text(), Not(HasSubstr(unsaid))) << tag;
    }
    EXPECT_EQ(paper.info("Tagged"), "yes");
    EXPECT_THAT(paper.structure(), HasSubstr("Table"));
  }
  EXPECT_THAT(std::string(answer("year=2021&f=png").body_text()), StartsWith("\x89PNG"));
}

TEST_F(AnnualReportApi, HasWordsForAllItsCaveats) {
  for (const char* source : {name, "synthetic"})
    for (const int year : {2019, 2021, 2022, 2023, 2100}) {
      const json made = json::parse(answer("year=" + std::to_string(year), an_analyst(), source).body_text());
      const std::string page(
          answer("lang=sr-Latn&f=html&year=" + std::to_string(year), an_analyst(), source).body_text());
      for (const json& each : made["caveats"])
        EXPECT_THAT(page, Not(HasSubstr("<li>" + each["code"].get<std::string>() + "</li>")));
    }
}

}  // namespace
}  // namespace uramost::http
