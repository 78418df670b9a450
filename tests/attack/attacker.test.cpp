#include <gtest/gtest.h>

#include <map>

#include "attacked_server.hpp"
#include "http/json.hpp"

namespace uramost::http {
namespace {

// Somebody plays the public against a running server, by HTTP alone. The check is a twin: a register that
// differs in what is protected, and in nothing else, has to answer every probe with the same bytes, down to
// problems, ETags, lengths and counts. Whoever can tell the twins apart has learnt what is protected.

constexpr const char* empty_place = ",42.2139,20.7397,";        // in Prizren, where nothing else is
constexpr const char* other_empty_place = ",42.6629,21.1655,";  // in Prishtinë, likewise

const attack_target guessed{{{20.7397, 42.2139}, {21.1655, 42.6629}, {20.8430, 42.9080}},
                            {"synthetic", "lantern", "lantern by the gate", "harassment", "fenjer", "фењер",
                             "fener", "S1", "assault"}};

std::string incident(const std::string& id, const std::string& day_and_time, const std::string& category,
                     const std::string& where) {
  return id + "," + day_and_time + "," + category + where + "synthetic: a lantern by the gate\n";
}

using change = std::function<void(released_register&)>;

/// What is different in a twin, before and after its release.
struct difference {
  const char* what;
  change before_release = {};
  change after_release = {};
};

std::vector<difference> differences() {
  return {
      {"an incident (P1) at an empty place",
       [](released_register& in) {
         in.add(incident("S1", "2023-07-14,22:41", "arson", empty_place), "more");
       }},
      {"a confidential incident (P2) at an empty place",
       [](released_register& in) {
         in.add(incident("S1", "2023-07-14,22:41", "harassment", other_empty_place), "more");
       }},
      {"an incident that was 300 m away, by the same place",
       [](released_register& in) {
         in.add(incident("7", "2022-01-15,", "assault", ",43.1030,20.8050,"), "synthetic");
       }},
      {"an incident on another day of its month, at an hour, with a narrative",
       [](released_register& in) {
         in.add(incident("7", "2022-01-29,03:15", "assault", ",43.10107,20.8027,"), "synthetic");
       }},
      {"incidents of every tier that came in after the release",
       {},
       [](released_register& in) {
         in.add(incident("S1", "2023-07-14,22:41", "arson", empty_place) +
                    incident("S2", "2023-07-14,22:41", "harassment", empty_place) +
                    incident("S3", "2023-05-15,12:00", "theft", ",42.9080,20.8430,"),
                "more");
         in.add(incident("S4", "2023-07-14,", "arson", empty_place), "more-press", true);
       }},
      {"rows that wait in quarantine",
       [](released_register& in) { in.add(incident("S1", "no day,", "arson", empty_place), "more"); }},
  };
}

/// Everybody who may read has read all this shortly before, so that caches are full of it.
void look_at_everything(attacked_server& server, const std::vector<attack_probe>& probes) {
  const std::string analyst = server.itself().login(),
                    partner = server.itself().login(accounts::role::partner);
  for (std::size_t i = 0; i < probes.size(); i += 7)
    for (const std::string& login : {analyst, partner}) {
      attack_probe asked = probes[i];
      asked.fields += login;
      if (asked.method == "GET") server.answer(asked);
    }
}

class Attacker : public testing::Test {
 protected:
  const std::vector<attack_probe> probes_ = attack_probes(guessed);
  std::map<std::string, std::size_t> tried_;
  std::size_t succeeded_ = 0;

  std::vector<std::string> ask(attacked_server& server) const {
    std::vector<std::string> answers;
    for (const attack_probe& each : probes_) answers.push_back(server.answer(each));
    return answers;
  }

  void compare(const std::vector<std::string>& without, attacked_server& with, const char* what) {
    for (std::size_t i = 0; i < probes_.size(); ++i) {
      const std::string seen = with.answer(probes_[i]);
      ++tried_[probes_[i].kind];
      if (seen == without[i]) continue;
      if (++succeeded_ <= 5)
        ADD_FAILURE() << what << " shows in " << probes_[i].method << ' ' << probes_[i].target << ' '
                      << probes_[i].fields << "\nwithout: " << without[i].substr(0, 900)
                      << "\nwith: " << seen.substr(0, 900);
    }
  }
};

TEST_F(Attacker, CannotTellTwinRegistersApart) {
  released_register base;
  base.release();
  auto without = std::make_unique<attacked_server>(base);
  const std::uint16_t port = without->port();
  const auto answers = ask(*without);
  without.reset();

  std::size_t public_answers = 0;
  for (const std::string& each : answers) public_answers += each.starts_with("200");
  EXPECT_GT(public_answers, 2'000u) << "most of what is tried should be answered";
  for (const std::string& each : answers) EXPECT_NE(each, "no answer");

  for (const difference& each : differences()) {
    released_register twin;
    if (each.before_release) each.before_release(twin);
    twin.release();
    if (each.after_release) each.after_release(twin);
    attacked_server with(twin, port);
    compare(answers, with, each.what);
  }
  {
    attacked_server looked_at(base, port);
    look_at_everything(looked_at, probes_);
    compare(answers, looked_at, "that others have looked");
  }
  std::size_t all = 0;
  for (const auto& [kind, count] : tried_) {
    std::cout << kind << ": " << count << '\n';
    all += count;
  }
  std::cout << "in all: " << all << ", of these " << succeeded_ << " succeeded\n";
  EXPECT_EQ(succeeded_, 0u);
  EXPECT_GE(probes_.size(), 10'000u);
}

// The twins are told apart when they differ in what is public: the comparison can fail.
TEST_F(Attacker, SeesADifferenceInWhatIsPublic) {
  released_register base, twin;
  base.release();
  twin.add(incident("S1", "2023-07-14,", "arson", empty_place), "more-press", true);
  twin.release();
  auto without = std::make_unique<attacked_server>(base);
  const std::uint16_t port = without->port();
  const std::vector<attack_probe> asked{{"", "GET", "/releases/1/items"},
                                        {"", "GET", "/releases/1/tables/2023"},
                                        {"", "GET", "/releases/1/tiles/points/14/9135/6068.mvt"},
                                        {"", "GET", "/releases/1/tiles/heat.json"},
                                        {"", "HEAD", "/releases/1/tables.csv"}};
  std::vector<std::string> answers;
  for (const attack_probe& each : asked) answers.push_back(without->answer(each));
  without.reset();
  attacked_server with(twin, port);
  for (std::size_t i = 0; i < asked.size(); ++i)
    EXPECT_NE(with.answer(asked[i]), answers[i]) << asked[i].target;
}

}  // namespace
}  // namespace uramost::http
