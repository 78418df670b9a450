#include "http/handlers/responses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/handlers/registers.hpp"
#include "http/handlers/response_numbers.hpp"
#include "opened_register.hpp"
#include "small_register.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

class ResponsesApi : public testing::Test {
 protected:
  std::string id_of_incident(const std::string& external_id) {
    return std::to_string(register_.incidents().records().identified("", external_id).at(0).value);
  }
  json add(const std::string& external_id, const json& event, accounts::access who = an_analyst()) {
    request asked = get("/x", {{"id", id_of_incident(external_id)}});
    asked.method = "POST";
    asked.headers = {{"content-type", "application/json"}};
    asked.body = event.dump();
    asked.who = std::move(who);
    const response answer = add_incident_response{opened_.records, register_.incidents()}(asked);
    EXPECT_EQ(answer.status, 201);
    return json::parse(answer.body_text());
  }
  json list(const std::string& external_id) {
    return json::parse(
        incident_responses{opened_.records}(get("/x", {{"id", id_of_incident(external_id)}})).body_text());
  }
  template <class Handler>
  json ask(const std::string& query) {
    return json::parse(Handler{opened_.records}(get("/x?" + query)).body_text());
  }
  static accounts::access of_zvecan() {
    auto who = an_analyst();
    who.municipalities = {municipality_code{"30"}};
    return who;
  }

  small_register register_;
  opened_register opened_{register_.incidents()};
};

TEST_F(ResponsesApi, KeepsWhatWasPutRightBesideWhatHolds) {
  const json first =
      add("Z", {{"stage", "prosecuted"}, {"date", "2023-07"}, {"institution", "Тужилаштво (синт.)"}});
  EXPECT_EQ(first["stage"], "prosecuted");
  const auto wrong = first["responses"][0]["id"];
  add("Z", {{"stage", "investigated"}, {"date", "2023-07-02"}, {"corrects", wrong}});
  const json all = list("Z");
  EXPECT_EQ(all["stage"], "investigated");
  ASSERT_EQ(all["responses"].size(), 2u);
  EXPECT_EQ(all["responses"][0]["institution"], "Тужилаштво (синт.)");
  EXPECT_EQ(all["responses"][0]["occurred_precision"], "month");
  EXPECT_EQ(all["responses"][0]["occurred_until"], "2023-08-01T00:00:00+02:00");
  EXPECT_EQ(all["responses"][0]["holds"], false);
  EXPECT_EQ(all["responses"][1]["holds"], true);
  EXPECT_EQ(all["responses"][1]["corrects"], wrong);
  EXPECT_EQ(all["responses"][1]["entered_by"], "test.analyst");
  add("Z", {{"stage", "none"}, {"corrects", all["responses"][1]["id"]}});
  EXPECT_EQ(list("Z")["stage"], "none");
}

TEST_F(ResponsesApi, NamesTheFieldThatIsWrong) {
  const auto fault = [&](const json& event) { return field_at_fault([&] { add("Z", event); }); };
  EXPECT_EQ(fault({{"stage", "registered"}, {"date", "2023-13-01"}}), "date");
  EXPECT_EQ(fault({{"stage", "dancing"}, {"date", "2023-07-01"}}), "stage");
  EXPECT_EQ(fault({{"stage", "registered"}, {"date", "2020-01-01"}}), "registered_on")
      << "before the incident";
  EXPECT_EQ(fault({{"stage", "registered"}, {"date", "2023-07-01"}, {"corrects", 77}}), "corrects");
  EXPECT_EQ(fault({{"stage", "registered"}, {"date", "2023-07-01"}, {"corrects", "1"}}), "corrects");
  EXPECT_EQ(fault({{"registered_on", "2023-07-01"}}), "registered_on");
  EXPECT_EQ(fault(json::object()), "stage");
  EXPECT_EQ(list("Z")["responses"].size(), 0u);
}

TEST_F(ResponsesApi, ShowsAndTakesOnlyWhatIsOfOnesOwnMunicipality) {
  EXPECT_NO_THROW(add("Z", {{"stage", "registered"}, {"date", "2023-07-01"}}, of_zvecan()));
  EXPECT_THROW(add("L", {{"stage", "registered"}, {"date", "2023-07-01"}}, of_zvecan()), error);
  request asked = get("/x?by=municipality");
  asked.who = of_zvecan();
  const json rows = json::parse(response_funnel{opened_.records}(asked).body_text())["rows"];
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["key"], "30");
}

TEST_F(ResponsesApi, CountsTheFunnelOfAQuery) {
  add("Z", {{"stage", "registered"}, {"date", "2023-07-01"}});
  const json all = ask<response_funnel>("")["rows"][0];
  EXPECT_EQ(all["cases"], synthetic_incidents);
  EXPECT_EQ(all["reached"]["reported"], 1);
  EXPECT_EQ(all["recorded"]["reported"], 0);
  EXPECT_EQ(all["unanswered"]["cases"], synthetic_incidents - 1);
  const json arson = ask<response_funnel>("by=year&category=arson");
  EXPECT_EQ(arson["total"], 1);
  EXPECT_EQ(arson["rows"][0]["key"], "2023");
  EXPECT_EQ(arson["rows"][0]["unanswered"]["share"], 0.0);
  const response csv = response_funnel{opened_.records}(get("/x?by=category&format=csv"));
  EXPECT_THAT(csv.header("Content-Type"), HasSubstr("text/csv"));
  EXPECT_THAT(std::string(csv.body_text()), HasSubstr("\narson,1,1,1,0,0,0,0,0,0,1,0,0,0,0,0,0,0,"));
  EXPECT_EQ(field_at_fault([&] { ask<response_funnel>("by=colour"); }), "by");
  EXPECT_EQ(field_at_fault([&] { ask<response_funnel>("format=pdf"); }), "format");
}

TEST_F(ResponsesApi, SaysHowLongItTookAndWhatIsOverdue) {
  add("Z", {{"stage", "registered"}, {"date", "2023-06-11"}});
  const json times = ask<response_times>("category=arson&until=2023-12-31");
  EXPECT_EQ(times["happened"], 1);
  EXPECT_NEAR(times["median"]["days"].get<double>(), 10, 0.01) << "from noon to the middle of the day";
  EXPECT_EQ(times["until"], "2024-01-01T00:00:00+01:00");
  EXPECT_EQ(ask<response_times>("to=closed&from=registered")["left_out"]["without_begin"],
            synthetic_incidents - 1);
  EXPECT_EQ(field_at_fault([&] { ask<response_times>("to=none"); }), "to");
  EXPECT_EQ(field_at_fault([&] { ask<response_times>("to=x"); }), "to");
  EXPECT_EQ(field_at_fault([&] { ask<response_times>("until=../2023"); }), "datetime");

  const json overdue = ask<overdue_responses>("category=arson&standard=investigated:30&until=2023-07-31");
  ASSERT_EQ(overdue["cases"].size(), 1u);
  EXPECT_EQ(overdue["cases"][0]["stage"], "investigated");
  register_.incidents().records().set_setting("response_standard", "adjudicated:100");
  EXPECT_EQ(ask<overdue_responses>("")["standard"], "adjudicated:100");
  EXPECT_EQ(field_at_fault([&] { ask<overdue_responses>("standard=x"); }), "standard");
}

TEST_F(ResponsesApi, WithholdsSmallCountsInTheTableToHandOn) {
  const json table = ask<protected_responses>("by=category");
  EXPECT_EQ(table["threshold"], 10);
  EXPECT_EQ(table["columns"][0]["key"], "total");
  std::map<std::string, json> totals;
  for (std::size_t i = 0; i < table["rows"].size(); ++i)
    totals[table["rows"][i]["key"]] = table["rows"][i]["counts"][0];
  EXPECT_FALSE(totals.contains("arson")) << "there is one";
  EXPECT_TRUE(totals.contains("theft"));
  EXPECT_TRUE(totals.contains("…"));
  const response csv = protected_responses{opened_.records}(get("/x?by=category&format=csv"));
  EXPECT_THAT(std::string(csv.body_text()), StartsWith("category,total,2022-2023\r\nall,46,46\r\n"));
  EXPECT_EQ(field_at_fault([&] { ask<protected_responses>("by=year"); }), "by");
  EXPECT_ANY_THROW(ask<protected_responses>("category=arson")) << "no query, no difference";
}

TEST_F(ResponsesApi, GivesLongListsByPagesWhoseTotalsStay) {
  const json whole = ask<overdue_responses>("standard=registered:7&limit=1000&until=2024-01-01");
  const auto all = whole["cases"];
  ASSERT_GT(all.size(), 40u);
  EXPECT_EQ(whole["matched"], all.size());
  EXPECT_TRUE(whole["next"].is_null());
  json together = json::array();
  std::string after = "0";
  for (json page; !page.contains("next") || !page["next"].is_null();) {
    page = ask<overdue_responses>("standard=registered:7&limit=7&until=2024-01-01&after=" + after);
    EXPECT_EQ(page["matched"], all.size());
    for (const json& each : page["cases"]) together.push_back(each);
    after = page["next"].dump();
  }
  EXPECT_EQ(together, all);
  EXPECT_EQ(ask<overdue_responses>("after=1000")["cases"].size(), 0u);
  EXPECT_EQ(field_at_fault([&] { ask<overdue_responses>("limit=0"); }), "limit");
}

TEST_F(ResponsesApi, LaysTwoRegistersOverOneAnotherAndKeepsWhatIsDecided) {
  const auto file = register_.folder() / "other.csv";
  std::ofstream(file) << "external_id,date,time,lat,lon,category\nO1,2023-06-01,12:30,42.9075,20.8403,arson\n"
                         "O2,2023-05-29,09:15,42.894,20.865,theft\n";
  intake::import_incidents(register_.incidents(), file, {});
  const std::string both = "a=synthetic&b=other&least_score=-100";
  const json laid = ask<compare_registers>(both + "&limit=3");
  EXPECT_EQ(laid["only_a"], synthetic_incidents);
  EXPECT_EQ(laid["only_b"], 2);
  EXPECT_EQ(laid["undecided"].size(), 3u);
  EXPECT_GT(laid["undecided_matched"].get<int>(), 40);
  EXPECT_EQ(laid["next"], 3);
  const json best = laid["undecided"][0];
  EXPECT_EQ(best["bits"]["time"].get<double>() + best["bits"]["place"].get<double>() +
                best["bits"]["category"].get<double>(),
            best["score"].get<double>());
  EXPECT_NE(ask<compare_registers>(both + "&limit=3&after=3")["undecided"][0], best);

  const auto decide = [&](const char* verdict) {
    request asked = get("/x");
    asked.method = "POST";
    asked.headers = {{"content-type", "application/json"}};
    asked.body =
        json{{"a", best["b"]}, {"b", best["a"]}, {"verdict", verdict}, {"reason", "synthetic"}}.dump();
    asked.who = an_analyst();
    EXPECT_EQ(decide_match({opened_.records, register_.incidents()})(asked).status, 201);
  };
  decide("same");
  const json decided = ask<list_matches>("a=synthetic&b=other");
  EXPECT_EQ(decided["matched"], 1);
  EXPECT_EQ(decided["decisions"][0]["a"], best["a"]) << "of the register that is called a";
  EXPECT_EQ(decided["decisions"][0]["verdict"], "same");
  EXPECT_EQ(ask<compare_registers>(both)["both"], 1);
  decide("open");
  EXPECT_EQ(ask<list_matches>("a=synthetic&b=other")["matched"], 0);
  EXPECT_EQ(ask<compare_registers>(both)["undecided_matched"], laid["undecided_matched"]);
}

}  // namespace
}  // namespace uramost::http
