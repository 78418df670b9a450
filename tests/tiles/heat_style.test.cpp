#include <gmock/gmock.h>

#include "core/error.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::tiles {
namespace {

heat_style parse(std::string_view query) {
  auto parameters = query_parameters::parse(query);
  heat_style style = heat_style::take_from(parameters);
  parameters.expect_all_taken();
  return style;
}

TEST(HeatStyle, HasDefaults) {
  const heat_style style = parse("");
  EXPECT_EQ(style.bandwidth_m, 1000);
  EXPECT_EQ(style.shape, kernel::quartic);
  EXPECT_EQ(style.weight, heat_weight::count);
  EXPECT_EQ(style.ramp, "viridis");
  EXPECT_FALSE(style.peak_per_km2);
}

TEST(HeatStyle, ComesBackFromItsCanonicalText) {
  for (const char* text :
       {"bandwidth_m=1000&kernel=quartic&weight=count&ramp=viridis",
        "bandwidth_m=50&kernel=gaussian&weight=severity&ramp=reds",
        "bandwidth_m=333.25&kernel=quartic&weight=severity&ramp=cividis",
        "bandwidth_m=1000&kernel=quartic&weight=count&ramp=viridis&peak=0.1234567890123456"})
    EXPECT_EQ(parse(text).canonical(), text);
}

TEST(HeatStyle, NamesTheParameterAtFault) {
  const auto field_of = [](std::string_view query) -> std::string {
    try {
      parse(query);
    } catch (const error& problem) {
      EXPECT_EQ(problem.kind(), error_kind::invalid_input);
      return problem.field();
    }
    return "no error";
  };
  for (const char* bad : {"49.9", "20000.1", "-1000", "nan", "inf", "1e99", "", "1000m", "1,000"})
    EXPECT_EQ(field_of("bandwidth_m=" + std::string(bad)), "bandwidth_m") << bad;
  EXPECT_EQ(field_of("kernel=Quartic"), "kernel");
  EXPECT_EQ(field_of("weight="), "weight");
  EXPECT_EQ(field_of("ramp=rainbow"), "ramp");
  EXPECT_EQ(field_of("ramp=reds&ramp=reds"), "ramp");
  for (const char* bad : {"0", "-1", "nan", "inf", "1e300", "", "12/km2"})
    EXPECT_EQ(field_of("peak=" + std::string(bad)), "peak") << bad;
}

TEST(HeatStyle, HasTheSameDensitiesWhateverTheColours) {
  EXPECT_EQ(parse("ramp=reds&peak=3").density_text(), parse("").density_text());
  EXPECT_NE(parse("weight=severity").density_text(), parse("").density_text());
}

TEST(HeatStyle, LeavesOtherParametersAlone) {
  auto parameters = query_parameters::parse("kernel=gaussian&hours=22-5");
  heat_style::take_from(parameters);
  EXPECT_EQ(parameters.take("hours"), "22-5");
}

}  // namespace
}  // namespace uramost::tiles
