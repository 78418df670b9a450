#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "intake/quarantine_csv.hpp"
#include "intake/response_import.hpp"
#include "scratch_register.hpp"

namespace uramost::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Synthetic registers; no event in them ever was.
class Responses : public scratch_register {
 protected:
  Responses() {
    take_csv(
        "external_id,date,lat,lon,category\n"
        "A1,2021-03-01,42.9072,20.8391,theft\n"
        "A2,2021-05-10,42.8945,20.8655,harassment\n",
        {.source = "ngo", .mapping = {}, .reading = {}, .by = "tester"});
  }

  import_report respond(std::string_view csv, const std::string& source = "",
                        const std::optional<column_mapping>& mapping = {}) {
    return import_responses(reg(), file("responses.csv", csv),
                            {.source = source, .mapping = mapping, .reading = {}, .by = "tester"});
  }
  incident_id id(const std::string& external_id) { return reg().records().identified("", external_id).at(0); }
  response_stage stage(const std::string& external_id) {
    return reg().records().find(id(external_id))->stage;
  }
  /// "registered 2021-03-02 Policia", of the events that hold.
  std::vector<std::string> held(const std::string& external_id) {
    std::vector<std::string> texts;
    for (const auto& event : reg().records().responses(id(external_id)))
      if (event.holds)
        texts.push_back(std::string(to_string(event.stage)) + " " +
                        to_string(to_belgrade(event.occurred.begin).date) + " " + event.institution);
    return texts;
  }
  std::vector<std::string> reasons() {
    std::vector<std::string> texts;
    for (const auto& row : reg().records().quarantine())
      texts.push_back(std::to_string(row.line) + " " + row.field + ": " + row.reason);
    return texts;
  }
};

TEST_F(Responses, AreReadFromARowForEachEventInFourLanguages) {
  const import_report report = respond(
      "External ID,Stage,Date,Institution,Document\n"
      "A1,prijavljeno,02.03.2021,Policija,K-1\n"
      "A1,i regjistruar,3.3.2021,Policia e Kosovës,K-2\n"
      "A1,у истрази,мај 2021,Тужилаштво,\n"
      "A2,adjudicated,2023,Court,J-9\n");
  EXPECT_EQ(report.imported, 4u);
  EXPECT_THAT(reasons(), IsEmpty());
  EXPECT_THAT(held("A1"),
              ElementsAre("reported 2021-03-02 Policija", "registered 2021-03-03 Policia e Kosovës",
                          "investigated 2021-05-01 Тужилаштво"));
  const auto judged = reg().records().responses(id("A2")).at(0);
  EXPECT_EQ(judged.occurred.precision, time_precision::year);
  EXPECT_EQ(judged.source_document, "J-9");
  EXPECT_EQ(judged.entered_by, "tester");
  EXPECT_EQ(stage("A1"), response_stage::investigated);
  const auto& index = *reg().incidents();
  EXPECT_EQ(index.stages()[*index.find(id("A2"))], response_stage::adjudicated) << "the map knows it too";
  EXPECT_EQ(reg().records().imports().at(0).kind, "responses");
}

TEST_F(Responses, AreReadFromAColumnForEachStage) {
  const std::string wide =
      "Nr i rastit,Data e raportimit,Data e regjistrimit,Datum presude,Institucioni\n"
      "A1,2.3.2021,5.3.2021,,Policia\n"
      "A2,,,2022,Gjykata\n";
  EXPECT_EQ(respond(wide).imported, 2u);
  EXPECT_THAT(held("A1"), ElementsAre("reported 2021-03-02 Policia", "registered 2021-03-05 Policia"));
  EXPECT_THAT(held("A2"), ElementsAre("adjudicated 2022-01-01 Gjykata"));
}

TEST_F(Responses, OfTheSameFileAgainChangeNothing) {
  const std::string mixed =
      "external_id,stage,date,institution,registered_on\nA1,closed,2022-01-05,Policia,2021-03-04\n";
  EXPECT_EQ(respond(mixed).imported, 1u);
  const revision before = reg().records().current_revision();
  const import_report again = respond(mixed);
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(again.imported + again.updated, 0u);
  EXPECT_EQ(reg().records().current_revision(), before);
  EXPECT_EQ(held("A1").size(), 2u);
}

TEST_F(Responses, ThatARegisterPutsRightAreCorrections) {
  respond("external_id,registered_on,institution\nA1,2021-03-04,Policia\n", "ngo");
  EXPECT_EQ(respond("external_id,registered_on,institution\nA1,2021-03-08,Policia\n", "ngo").updated, 1u);
  EXPECT_THAT(held("A1"), ElementsAre("registered 2021-03-08 Policia"));
  EXPECT_EQ(reg().records().responses(id("A1")).size(), 2u) << "the old one is kept";
  respond("external_id,event_id,stage,date\nA1,77,prosecuted,2021-09-01\n", "ngo");
  respond("external_id,event_id,stage,date\nA1,77,investigated,2021-09-02\n", "ngo");
  EXPECT_THAT(held("A1"), ElementsAre("registered 2021-03-08 Policia", "investigated 2021-09-02 "));
}

TEST_F(Responses, ThatCannotBeUsedAreSetAsideWithLineAndReason) {
  const import_report report = respond(
      "external_id,stage,date,event_id\n"
      "A9,closed,2021-06-01,\n"
      ",closed,2021-06-01,\n"
      "A1,dancing,2021-06-01,\n"
      "A1,closed,31.02.2021,\n"
      "A1,closed,,\n"
      "A1,closed,2020-12-01,\n"
      "A1,registered,2021-06-01,7\n"
      "A1,registered,2021-06-02,7\n"
      "A1,closed,2999-01-01,\n");
  EXPECT_EQ(report.rows, 9u);
  EXPECT_EQ(report.imported, 1u);
  EXPECT_EQ(report.quarantined, 8u);
  EXPECT_THAT(reasons(),
              ElementsAre(HasSubstr("2 external_id: there is no incident 'A9'"),
                          HasSubstr("3 external_id: the row does not say"), HasSubstr("4 stage: 'dancing'"),
                          HasSubstr("5 date: "), HasSubstr("6 date: the row has a stage but no date"),
                          HasSubstr("before the incident"), HasSubstr("line 8 has another date"),
                          HasSubstr("10 date: the date lies in the future")));
}

TEST_F(Responses, FromACorrectedQuarantineTakeTheirRowsOutOfIt) {
  respond("external_id,stage,date\nA1,closed,31.02.2021\n");
  const auto out = folder() / "quarantine.csv";
  write_quarantine_csv(reg().records().quarantine(), out);
  std::ifstream in(out);
  std::string text(std::istreambuf_iterator<char>(in), {});
  for (auto at = text.find("31.02."); at != std::string::npos; at = text.find("31.02."))
    text.replace(at, 6, "28.12.");
  EXPECT_EQ(respond(text).imported, 1u);
  EXPECT_THAT(reasons(), IsEmpty());
  EXPECT_EQ(stage("A1"), response_stage::closed);
}

TEST_F(Responses, NameTheRegisterWhereTwoKnowTheSameId) {
  take_csv("external_id,date,lat,lon\nA1,2021-03-01,42.9,20.8\n",
           {.source = "police", .mapping = {}, .reading = {}, .by = "tester"});
  respond("external_id,stage,date\nA1,closed,2021-06-01\n");
  EXPECT_THAT(reasons(), ElementsAre(HasSubstr("several registers have an incident 'A1'")));
  EXPECT_EQ(respond("external_id,stage,date\nA1,closed,2021-06-01\n", "police").imported, 1u);
  EXPECT_EQ(respond("source,external_id,stage,date\nngo,A1,registered,2021-06-01\n").imported, 1u);
  EXPECT_EQ(reg().records().responses(reg().records().identified("ngo", "A1")[0])[0].stage,
            response_stage::registered);
}

TEST_F(Responses, AreReadWithTheWordsOfTheRegistersOwnMapping) {
  const auto mapping = parse_mapping(
      "[columns]\nexternal_id = 'Predmet'\nstage = 'Šta'\ndate = 'Kad'\n"
      "[stages]\n'Odbačaj prijave' = 'closed'\n");
  EXPECT_EQ(respond("Predmet,Šta,Kad\nA1,odbačaj PRIJAVE,1.6.2021\n", "", mapping).imported, 1u);
  EXPECT_EQ(stage("A1"), response_stage::closed);
  expect_error(error_kind::invalid_input, [] { parse_mapping("[stages]\nx = 'finished'\n"); });
  EXPECT_EQ(parse_mapping(to_toml(mapping)).stages, mapping.stages);
}

TEST_F(Responses, RefuseAFileThatNamesNoIncidentOrNoStage) {
  EXPECT_EQ(
      expect_error(error_kind::invalid_input, [&] { respond("stage,date\nclosed,2021-01-01\n"); }).field(),
      "external_id");
  EXPECT_EQ(
      expect_error(error_kind::invalid_input, [&] { respond("external_id,date\nA1,2021-01-01\n"); }).field(),
      "stage");
}

TEST_F(Responses, OfTheIncidentsOwnRowComeInWithIt) {
  const std::string rows =
      "external_id,date,lat,lon,reported_on,Datum registrovanja,institution,stage\n"
      "B1,2022-01-01,42.9072,20.8391,2022-01-01,januar 2022,Policija,closed\n"
      "B2,2022-01-02,42.9072,20.8391,,,,investigated\n"
      "B3,2022-01-03,42.9072,20.8391,2021-12-30,,,\n";
  const import_options ours{.source = "own", .mapping = {}, .reading = {}, .by = "tester"};
  EXPECT_EQ(take_csv(rows, ours).imported, 2u);
  EXPECT_THAT(reasons(), ElementsAre(HasSubstr("4 reported_on: the response 'reported' is before")));
  EXPECT_THAT(held("B1"), ElementsAre("reported 2022-01-01 Policija", "registered 2022-01-01 Policija"));
  EXPECT_EQ(stage("B1"), response_stage::registered) << "what is dated counts";
  EXPECT_EQ(stage("B2"), response_stage::investigated);
  EXPECT_EQ(take_csv(rows, ours).unchanged, 2u);

  std::string later = rows;
  later.replace(later.find("januar 2022"), 11, "2022-01-09 ");
  const import_report changed = take_csv(later, ours);
  EXPECT_EQ(changed.updated, 1u);
  EXPECT_EQ(changed.unchanged, 1u);
  EXPECT_THAT(held("B1"), ElementsAre("reported 2022-01-01 Policija", "registered 2022-01-09 Policija"));
}

TEST_F(Responses, OfAFormAreAddedAndCorrectedByName) {
  const auto wrong =
      add_response(reg(), id("A1"),
                   {{"stage", "prosecuted"}, {"date", "2021-07"}, {"institution", "Тужилаштво"}}, {}, "ana");
  EXPECT_EQ(stage("A1"), response_stage::prosecuted);
  add_response(reg(), id("A1"), {{"stage", "investigated"}, {"date", "2021-07-03"}}, wrong.id, "ben");
  EXPECT_EQ(stage("A1"), response_stage::investigated);
  EXPECT_THAT(held("A1"), ElementsAre("investigated 2021-07-03 "));
  const auto last = reg().records().responses(id("A1")).back();
  EXPECT_EQ(last.entered_by, "ben");
  add_response(reg(), id("A1"), {{"stage", "none"}}, last.id, "ben");
  EXPECT_THAT(held("A1"), IsEmpty());

  const auto refused = [&](std::vector<std::pair<std::string, std::string>> fields) {
    return expect_error(error_kind::invalid_input, [&] { add_response(reg(), id("A1"), fields, {}, "ana"); })
        .field();
  };
  EXPECT_EQ(refused({{"stage", "closed"}}), "date");
  EXPECT_EQ(refused({{"stage", "none"}}), "stage");
  EXPECT_EQ(refused({{"date", "2021-07"}}), "stage");
  EXPECT_EQ(refused({{"stage", "closed"}, {"date", "2021-07"}, {"institution", "\xFF"}}), "institution");
  EXPECT_EQ(refused({{"mood", "good"}}), "mood");
}

}  // namespace
}  // namespace uramost::intake
