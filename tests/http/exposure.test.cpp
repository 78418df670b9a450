#include "http/exposure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../expect_error.hpp"

namespace uramost::http {
namespace {
using testing::HasSubstr;

exposure from_afar() { return {.is_loopback = false, .has_administrator = true}; }

std::string refusal(const exposure& planned) {
  return expect_error(error_kind::forbidden, [&] { check(planned); }).what();
}

TEST(Exposure, OnThisMachineNothingIsNeeded) { EXPECT_NO_THROW(check({})); }

TEST(Exposure, BeyondThisMachineSomebodyIsInCharge) {
  exposure planned = from_afar();
  planned.has_administrator = false;
  planned.speaks_tls = planned.has_proxy = planned.plain_is_meant = true;
  EXPECT_THAT(refusal(planned), HasSubstr("uramost user add"));
}

TEST(Exposure, BeyondThisMachineNothingGoesUnencryptedUnlessMeant) {
  EXPECT_THAT(refusal(from_afar()), HasSubstr("--tls-certificate"));
  for (bool exposure::*way : {&exposure::speaks_tls, &exposure::has_proxy, &exposure::plain_is_meant}) {
    exposure planned = from_afar();
    planned.*way = true;
    EXPECT_NO_THROW(check(planned));
  }
}

}  // namespace
}  // namespace uramost::http
