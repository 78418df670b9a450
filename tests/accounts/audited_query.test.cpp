#include "accounts/audited_query.hpp"

#include <gtest/gtest.h>

namespace uramost::accounts {
namespace {

std::string audited(std::string_view text) {
  auto parameters = query_parameters::parse(text);
  return audited_query(incident_query::take_from(parameters));
}

TEST(AuditedQuery, IsTheCanonicalTextWithoutPlacesOnTheGroundAndWords) {
  EXPECT_EQ(audited(""), "");
  EXPECT_EQ(audited("municipality=38,30&hours=22-5"), "hours=22-5&municipality=30,38");
  EXPECT_EQ(audited("bbox=20.8,42.8,20.9,42.9"), "bbox=(withheld)");
  EXPECT_EQ(audited("text=somebody&bbox=20.8,42.8,20.9,42.9&severity=3"),
            "severity=3-3&bbox=(withheld)&text=(withheld)");
}

}  // namespace
}  // namespace uramost::accounts
