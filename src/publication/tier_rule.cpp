#include "publication/tier_rule.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace uramost::publication {

tier default_tier(const tier_evidence& evidence) {
  if (evidence.public_source) return tier::p0;
  return evidence.direct_report || evidence.confidential_category ? tier::p2 : tier::p1;
}

tier decide_tier(const tier_evidence& evidence) {
  const tier usual = default_tier(evidence);
  if (!evidence.stated) return usual;
  if (*evidence.stated == tier::p0 && !evidence.public_source)
    throw invalid_input("P0 is for what is already public, but this source is not declared public", "tier");
  return std::max(*evidence.stated, usual);
}

}  // namespace uramost::publication
