#include "casework/register_overlap.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace uramost::casework {

namespace {
using pair = std::pair<incident_id, incident_id>;

pair ordered(incident_id a, incident_id b) { return a < b ? pair(a, b) : pair(b, a); }
}  // namespace

std::vector<store::match_decision> decisions_that_hold(std::span<const store::match_decision> all) {
  std::map<pair, const store::match_decision*> latest;
  for (const store::match_decision& each : all) latest[{each.first, each.second}] = &each;
  std::vector<store::match_decision> hold;
  for (const auto& [of, decided] : latest)
    if (decided->verdict != store::match_verdict::open) hold.push_back(*decided);
  return hold;
}

register_overlap lay_over(std::span<const compared_record> a, std::span<const compared_record> b,
                          std::span<const store::match_decision> all, double least_score) {
  std::set<incident_id> in_a, in_b, matched;
  for (const compared_record& each : a) in_a.insert(each.id);
  for (const compared_record& each : b) in_b.insert(each.id);

  register_overlap made;
  std::set<pair> decided;
  for (const store::match_decision& each : decisions_that_hold(all)) {
    decided.insert({each.first, each.second});
    const bool is_of_both = (in_a.contains(each.first) && in_b.contains(each.second)) ||
                            (in_a.contains(each.second) && in_b.contains(each.first));
    if (!is_of_both || each.verdict != store::match_verdict::same) continue;
    ++made.counts.both;
    matched.insert({each.first, each.second});
  }
  made.counts.only_a = a.size() - made.counts.both;
  made.counts.only_b = b.size() - made.counts.both;
  made.estimate = analysis::chapman_estimate(made.counts);

  made.undecided = find_candidates(a, b, least_score);
  std::erase_if(made.undecided, [&](const match_candidate& each) {
    return decided.contains(ordered(each.a, each.b)) || matched.contains(each.a) || matched.contains(each.b);
  });
  return made;
}

}  // namespace uramost::casework
