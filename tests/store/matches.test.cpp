#include "store_fixture.hpp"

namespace uramost::store {
namespace {

class matches_test : public store_test {
 protected:
  incident_id of(const std::string& source, const std::string& id) {
    incident record = sample_incident(id);
    record.source = source;
    put(record);
    return record.id;
  }
  match_decision decide(incident_id a, incident_id b, match_verdict verdict,
                        const std::string& person = "ana") {
    match_decision decided{
        .first = a, .second = b, .verdict = verdict, .reason = "synthetic", .person = person};
    const auto batch = store_->begin_write();
    batch->decide_match(decided);
    batch->commit();
    return decided;
  }
};

TEST_F(matches_test, AreKeptInTheOrderTheyWereDecided) {
  const auto ngo = of("ngo", "1"), police = of("police", "K-1");
  decide(police, ngo, match_verdict::same);
  decide(ngo, police, match_verdict::open, "ben");
  reopen();
  const auto all = store_->match_decisions();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].first, ngo) << "the smaller number comes first";
  EXPECT_EQ(all[0].verdict, match_verdict::same);
  EXPECT_EQ(all[1].person, "ben");
  EXPECT_GT(all[1].at, time_point{});
}

TEST_F(matches_test, AreOneToOneBetweenTwoRegistersUntilTakenBack) {
  const auto ngo = of("ngo", "1"), other_ngo = of("ngo", "2");
  const auto police = of("police", "K-1"), second = of("police", "K-2"), third = of("media", "M-1");
  decide(ngo, police, match_verdict::same);
  decide(ngo, police, match_verdict::same);  // once more does no harm
  expect_error(error_kind::conflict, [&] { decide(ngo, second, match_verdict::same); });
  expect_error(error_kind::conflict, [&] { decide(other_ngo, police, match_verdict::same); });
  decide(ngo, third, match_verdict::same);  // another register may have it too
  decide(ngo, second, match_verdict::different);
  decide(ngo, police, match_verdict::open);
  decide(ngo, second, match_verdict::same);
}

TEST_F(matches_test, NeedTwoIncidentsOfTwoRegistersAndAPerson) {
  const auto ngo = of("ngo", "1"), other = of("ngo", "2"), police = of("police", "K-1");
  expect_error(error_kind::invalid_input, [&] { decide(ngo, other, match_verdict::same); });
  expect_error(error_kind::invalid_input, [&] { decide(ngo, ngo, match_verdict::same); });
  expect_error(error_kind::not_found, [&] { decide(ngo, {999}, match_verdict::same); });
  expect_error(error_kind::invalid_input, [&] { decide(ngo, police, match_verdict::same, ""); });
  EXPECT_TRUE(store_->match_decisions().empty());
}

TEST_F(matches_test, AreNotRewritten) {
  decide(of("ngo", "1"), of("police", "K-1"), match_verdict::same);
  database other(file_, database::access::write);
  for (const char* sql : {"DELETE FROM match_decisions", "UPDATE match_decisions SET verdict = 'open'"})
    expect_error(error_kind::invalid_input, [&] { other.execute(sql); });
}

}  // namespace
}  // namespace uramost::store
