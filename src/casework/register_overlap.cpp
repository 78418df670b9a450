#include "casework/register_overlap.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace uramost::casework {

namespace {
using pair = std::pair<incident_id, incident_id>;

std::set<incident_id> ids_of(std::span<const compared_record> records) {
  std::set<incident_id> ids;
  for (const compared_record& each : records) ids.insert(each.id);
  return ids;
}
}  // namespace

std::vector<store::match_decision> decisions_that_hold(std::span<const store::match_decision> all) {
  std::map<pair, const store::match_decision*> latest;
  for (const store::match_decision& each : all) latest[{each.first, each.second}] = &each;
  std::vector<store::match_decision> hold;
  for (const auto& [of, decided] : latest)
    if (decided->verdict != store::match_verdict::open) hold.push_back(*decided);
  return hold;
}

std::vector<decided_pair> decided_between(std::span<const compared_record> a,
                                          std::span<const compared_record> b,
                                          std::span<const store::match_decision> all) {
  const std::set<incident_id> in_a = ids_of(a), in_b = ids_of(b);
  std::vector<decided_pair> between;
  for (const store::match_decision& each : decisions_that_hold(all)) {
    if (in_a.contains(each.first) && in_b.contains(each.second))
      between.push_back({each.first, each.second, each});
    else if (in_a.contains(each.second) && in_b.contains(each.first))
      between.push_back({each.second, each.first, each});
  }
  std::ranges::sort(between, std::greater{}, [](const decided_pair& each) { return each.decision.id; });
  return between;
}

register_overlap lay_over(std::span<const compared_record> a, std::span<const compared_record> b,
                          std::span<const store::match_decision> all, double least_score) {
  register_overlap made;
  std::set<pair> decided;
  std::set<incident_id> matched;
  for (const decided_pair& each : decided_between(a, b, all)) {
    decided.insert({each.a, each.b});
    if (each.decision.verdict != store::match_verdict::same) continue;
    ++made.counts.both;
    matched.insert({each.a, each.b});
  }
  made.counts.only_a = a.size() - made.counts.both;
  made.counts.only_b = b.size() - made.counts.both;
  made.estimate = analysis::chapman_estimate(made.counts);

  made.undecided = find_candidates(a, b, least_score);
  std::erase_if(made.undecided, [&](const match_candidate& each) {
    return decided.contains({each.a, each.b}) || matched.contains(each.a) || matched.contains(each.b);
  });
  return made;
}

}  // namespace uramost::casework
