#include "geodata/coordinate.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "core/error.hpp"
#include "geodata/mgrs.hpp"
#include "geodata/written_angle.hpp"

namespace uramost::geodata {
namespace {

using testing::HasSubstr;

lon_lat point_of(const coordinate_reading& reading) {
  EXPECT_TRUE(reading.coordinate) << (reading.problem ? reading.problem->reason : "");
  EXPECT_FALSE(reading.problem);
  return reading.coordinate ? reading.coordinate->point : lon_lat{};
}

coordinate_problem problem_of(const coordinate_reading& reading) {
  EXPECT_FALSE(reading.coordinate);
  EXPECT_TRUE(reading.problem);
  return reading.problem.value_or(coordinate_problem{});
}

MATCHER_P2(IsNear, expected, metres, "") {
  *result_listener << arg.lon << ", " << arg.lat;
  return distance_m(arg, expected) <= metres;
}

constexpr lon_lat mitrovica{20.8655, 42.895};

TEST(Coordinate, ReadsDecimalDegreesWithPointOrComma) {
  EXPECT_EQ(point_of(read_coordinate("42.895", "20.8655")), mitrovica);
  EXPECT_EQ(point_of(read_coordinate("42,895", "20,8655")), mitrovica);
  EXPECT_EQ(point_of(read_coordinate(" +42.8950 ",
                                     "\xC2\xA0"
                                     "20.8655\t")),
            mitrovica);
  EXPECT_EQ(point_of(read_coordinate("42.895°", "20.8655°")), mitrovica);
  EXPECT_EQ(point_of(read_coordinate("42.895 N", "E 20.8655")), mitrovica);
}

TEST(Coordinate, ReadsADecimalNumberAsItReadsEveryOtherAngle) {
  std::mt19937 random(7);
  std::vector<std::string> texts{
      "0", "-0", "42", "-42.0", "007.50", "179.99999999999", "123456789.123456789"};
  for (int i = 0; i < 2'000; ++i) {
    std::string text = std::to_string(static_cast<int>(random() % 400) - 200) + '.';
    for (std::size_t decimals = 1 + random() % 14; decimals > 0; --decimals)
      text += static_cast<char>('0' + random() % 10);
    texts.push_back(text);
  }
  for (const std::string& text : texts) {
    const auto quick = read_decimal_angle(text), thorough = read_angle(plain_marks(text));
    ASSERT_TRUE(quick && thorough) << text;
    EXPECT_EQ(quick->value, thorough->value) << text;
    EXPECT_EQ(quick->last_place, thorough->last_place) << text;
    EXPECT_TRUE(quick->is_plain && thorough->is_plain && quick->side == hemisphere::none) << text;
  }
  for (const char* other :
       {"", "-", ".", "42.", ".5", "4 2", "+42", "42,5", "1e3", "4.2.1", "--4", "nan", "42N"})
    EXPECT_FALSE(read_decimal_angle(other)) << other;
}

TEST(Coordinate, ReadsDegreesMinutesSecondsAsPeopleWriteThem) {
  const lon_lat expected{20 + 51 / 60.0 + 55.8 / 3600, 42 + 53 / 60.0 + 42 / 3600.0};
  for (const auto& [lat, lon] : std::vector<std::pair<const char*, const char*>>{
           {"42°53'42\"N", "20°51'55.8\"E"},
           {"42°53′42″N", "20°51′55,8″E"},
           {"42º 53’ 42” N", "20º 51’ 55.8” E"},
           {"42 53 42 N", "20 51 55.8 E"},
           {"42 53 42", "20 51 55.8"},
           {"42:53:42", "20:51:55.8"},
           {"N42°53'42\"", "E20°51'55.8\""},
           {"42d53'42\"N", "20d51'55.8\"E"},
           {"42°53'42''N", "20°51'55.8''E"},
           {"42°53.7' N", "20°51.93' E"},
           {"N42 53.7", "E20 51.93"},
           {"42°53'42\"V", "20°51'55.8\"L"},  // veri, lindje
           {"42°53'42\"S", "20°51'55.8\"I"},  // sever, istok
           {"42°53'42\"С", "20°51'55.8\"И"},  // север, исток
       })
    EXPECT_THAT(point_of(read_coordinate(lat, lon)), IsNear(expected, 0.001)) << lat << ' ' << lon;
}

TEST(Coordinate, ReadsTheOtherHemispheres) {
  EXPECT_EQ(point_of(read_coordinate("33.5 S", "18.25 E")), (lon_lat{18.25, -33.5}));
  EXPECT_EQ(point_of(read_coordinate("33.5 J", "18.25 Z")), (lon_lat{-18.25, -33.5}));
  EXPECT_EQ(point_of(read_coordinate("33.5 J", "18.25 P")), (lon_lat{-18.25, -33.5}));
  EXPECT_EQ(point_of(read_coordinate("-33.5", "−18.25")), (lon_lat{-18.25, -33.5}));
  EXPECT_EQ(point_of(read_coordinate("-0°30'", "18")), (lon_lat{18, -0.5}));
}

TEST(Coordinate, DoesNotGuessWhatTheLetterSMeans) {
  EXPECT_THAT(problem_of(read_coordinate("42°53'S", "20°51'")).reason, HasSubstr("south or sever"));
  EXPECT_THAT(problem_of(read_coordinate("-42 N", "20 E")).reason, HasSubstr("contradict"));
}

TEST(Coordinate, AcceptsPlacesFarFromKosovo) {
  EXPECT_EQ(point_of(read_coordinate("41.3275", "19.8187")), (lon_lat{19.8187, 41.3275}));  // Tirana
  EXPECT_EQ(point_of(read_coordinate("43.1367", "20.5122")), (lon_lat{20.5122, 43.1367}));  // Novi Pazar
  EXPECT_EQ(point_of(read_coordinate("-33.9", "18.4")), (lon_lat{18.4, -33.9}));
}

TEST(Coordinate, ReportsExchangedLatitudeAndLongitudeAndNeverRepairsThem) {
  const auto swapped = problem_of(read_coordinate("20.8655", "42.895"));
  EXPECT_TRUE(swapped.looks_swapped);
  EXPECT_THAT(swapped.reason, HasSubstr("exchanged"));
  EXPECT_TRUE(problem_of(read_coordinate("20°51'56\"E", "42°53'42\"N")).looks_swapped);
  EXPECT_TRUE(
      problem_of(read_coordinate("7489015.18", "4750588.92", coordinate_system::kosovaref01)).looks_swapped);
  EXPECT_TRUE(problem_of(read_coordinate("489018", "4749163")).looks_swapped);
  EXPECT_TRUE(problem_of(read_position("20.8655, 42.895")).looks_swapped);
}

TEST(Coordinate, ReportsWhatIsNoCoordinate) {
  const auto out_of_range = problem_of(read_coordinate("95.12345", "20.8655"));
  EXPECT_FALSE(out_of_range.looks_swapped);
  EXPECT_THAT(out_of_range.reason, HasSubstr("95.12345"));
  EXPECT_THAT(problem_of(read_coordinate("42.9", "191.5")).reason, HasSubstr("191.5"));
  EXPECT_THAT(problem_of(read_coordinate("0", "0.000")).reason, HasSubstr("missing"));
  EXPECT_THAT(problem_of(read_coordinate("", "20.8")).reason, HasSubstr("latitude is empty"));
  EXPECT_THAT(problem_of(read_coordinate("42.8", " ")).reason, HasSubstr("longitude is empty"));
  for (const char* broken : {"abc", "42°75'", "42.1.2", "42.5°30'", "N", "--42", "42 53 42 7", "1e999", "nan",
                             "42°53'42\"NN", "N42N", "42x", "\xFF\xFE", "4 2 . 5", "°", "42,8,9"})
    problem_of(read_coordinate(broken, "20.8655"));
  problem_of(read_coordinate(std::string(100'000, '4'), "20.8655"));
}

// Reference values: `echo "20.8655 42.895" | gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:9141 -output_xy`
// (GDAL 3.6, PROJ 9.1), and so on for the other systems and points.
struct reference {
  coordinate_system system;
  lon_lat point;
  double east, north;
};
const std::vector<reference> references{
    {coordinate_system::kosovaref01, {20.8655, 42.895}, 7489015.18131491, 4750588.92437926},
    {coordinate_system::kosovaref01, {20.3, 43.2}, 7443112.39871438, 4784698.21778109},
    {coordinate_system::kosovaref01, {21.6, 42.5}, 7549314.55547912, 4706879.68022951},
    {coordinate_system::utm34n, {20.8655, 42.895}, 489018.477090177, 4749163.60528756},
    {coordinate_system::utm34n, {20.3, 43.2}, 443129.466702003, 4783262.66487833},
    {coordinate_system::utm34n, {21.6, 42.5}, 549299.759632523, 4705467.47522201},
    {coordinate_system::web_mercator, {20.8655, 42.895}, 2322736.83514705, 5296003.40789059},
    {coordinate_system::web_mercator, {20.3, 43.2}, 2259785.66310345, 5342463.60195838},
    {coordinate_system::web_mercator, {21.6, 42.5}, 2404501.00113471, 5236173.78392094},
    {coordinate_system::mgi_zone7, {20.8655, 42.895}, 7489453.01639332, 4750082.51554457},
    {coordinate_system::mgi_zone7, {20.3, 43.2}, 7443549.32546795, 4784190.48607781},
    {coordinate_system::mgi_zone7, {21.6, 42.5}, 7549753.57352271, 4706374.965772},
};

TEST(Coordinate, ProjectsAsGdalDoes) {
  for (const reference& each : references) {
    EXPECT_THAT(to_wgs84(each.east, each.north, each.system), IsNear(each.point, 0.02))
        << to_string(each.system);
    const lon_lat image = from_wgs84(each.point, each.system);
    EXPECT_NEAR(image.lon, each.east, 0.002) << to_string(each.system);
    EXPECT_NEAR(image.lat, each.north, 0.002) << to_string(each.system);
  }
}

TEST(Coordinate, ShiftsMgiTheSameWayInTheSouth) {
  // EPSG's "MGI 1901 to WGS 84 (1)", the one for all of former Yugoslavia, good to 5 m, without any rotation:
  // cct +proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +ellps=bessel
  //     +step +proj=cart +ellps=bessel +step +proj=helmert +x=682 +y=-203 +z=480
  //     +step +inv +proj=cart +ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg
  EXPECT_THAT(to_wgs84(7500000, 4650000, coordinate_system::mgi_zone7),
              IsNear(lon_lat{20.994763096, 41.994076182}, 12));
}

TEST(Coordinate, ReadsMetresInTheSystemSaid) {
  for (const reference& each : references) {
    const auto reading = read_coordinate(std::to_string(each.north), std::to_string(each.east), each.system);
    EXPECT_THAT(point_of(reading), IsNear(each.point, 0.02)) << to_string(each.system);
    EXPECT_EQ(reading.coordinate->system, each.system);
  }
}

TEST(Coordinate, RecognisesUtmAndWebMercatorByTheirNumbers) {
  const auto utm = read_coordinate("4749163.6", "489018.5");
  EXPECT_THAT(point_of(utm), IsNear(mitrovica, 0.2));
  EXPECT_EQ(utm.coordinate->system, coordinate_system::utm34n);
  const auto mercator = read_coordinate("5296003.4", "2322736.8");
  EXPECT_THAT(point_of(mercator), IsNear(mitrovica, 0.2));
  EXPECT_EQ(mercator.coordinate->system, coordinate_system::web_mercator);
  EXPECT_THAT(point_of(read_position("4749163,6 489018,5")), IsNear(mitrovica, 0.2));
  EXPECT_TRUE(problem_of(read_position("489018.5 4749163.6")).looks_swapped);
}

TEST(Coordinate, AsksWhichOfTwoSystemsThatShareTheirNumbers) {
  const auto unclear = problem_of(read_coordinate("4750588.9", "7489015.2"));
  EXPECT_THAT(unclear.reason, HasSubstr("EPSG:9141 or EPSG:6316"));
  EXPECT_FALSE(unclear.looks_swapped);
  EXPECT_THAT(problem_of(read_coordinate("123456", "654321")).reason,
              HasSubstr("no known coordinate system"));
}

TEST(Coordinate, KeepsDegreesAndMetresApart) {
  EXPECT_THAT(problem_of(read_coordinate("42.895", "20.8655", coordinate_system::utm34n)).reason,
              HasSubstr("look like degrees"));
  EXPECT_THAT(problem_of(read_coordinate("42°53'N", "20°51'E", coordinate_system::utm34n)).reason,
              HasSubstr("degrees"));
  EXPECT_THAT(problem_of(read_coordinate("4749163", "489018", coordinate_system::wgs84)).reason,
              HasSubstr("±90"));
  EXPECT_THAT(problem_of(read_coordinate("0", "0", coordinate_system::utm34n)).reason, HasSubstr("missing"));
  problem_of(read_coordinate("9e300", "489018", coordinate_system::utm34n));
}

TEST(Coordinate, RefusesPositionsItsSystemsAreNotMadeFor) {
  EXPECT_THROW(to_wgs84(489018, 4749163, coordinate_system::kosovaref01), error);
  EXPECT_THROW(to_wgs84(std::nan(""), 4749163, coordinate_system::utm34n), error);
  EXPECT_THROW(to_wgs84(1e30, 1e30, coordinate_system::web_mercator), error);
  EXPECT_THROW(to_wgs84(200, 42, coordinate_system::wgs84), error);
  EXPECT_THROW(from_wgs84({-100, 42}, coordinate_system::utm34n), error);
  EXPECT_THROW(from_wgs84({20, 90}, coordinate_system::web_mercator), error);
  EXPECT_EQ(to_wgs84(-100, 42, coordinate_system::wgs84), (lon_lat{-100, 42}));
}

TEST(Coordinate, TakesItsUncertaintyFromTheDigitsGiven) {
  const auto uncertainty = [](const coordinate_reading& reading) {
    return reading.coordinate ? reading.coordinate->uncertainty_m : -1;
  };
  // Half a hundredth of a degree: 557 m north, 408 m east.
  EXPECT_NEAR(uncertainty(read_coordinate("42.89", "20.86")), std::hypot(556.6, 407.8), 2);
  EXPECT_NEAR(uncertainty(read_coordinate("42.895000", "20.865500")), 0.069, 0.001);
  EXPECT_NEAR(uncertainty(read_coordinate("42.9", "20.86543")), 0.69, 0.01) << "tables drop trailing zeros";
  EXPECT_NEAR(uncertainty(read_coordinate("42°53'42\"N", "20°51'56\"E")), std::hypot(15.46, 11.33), 0.1);
  EXPECT_NEAR(uncertainty(read_coordinate("42°53'N", "20°51'E")), 60 * std::hypot(15.46, 11.33), 5);
  EXPECT_NEAR(uncertainty(read_coordinate("4749163", "489018")), 0.71, 0.01);
  EXPECT_NEAR(uncertainty(read_coordinate("4750082", "7489453", coordinate_system::mgi_zone7)), 5.71, 0.01);
  EXPECT_NEAR(uncertainty(read_position("34TDN8949")), 0.71 * 1000, 10);
}

TEST(Position, ReadsTwoCoordinatesInOneField) {
  for (const char* text :
       {"42.895, 20.8655", "42.895,20.8655", "42.895 20.8655", "42,895; 20,8655", "42,895 20,8655",
        "42,895, 20,8655", "42.895 / 20.8655", "42.895N 20.8655E", "N42.895 E20.8655",
        "42°53'42\"N 20°51'55.8\"E", "42°53'42\"N, 20°51'55.8\"E", "42°53'42\"N20°51'55.8\"E",
        "42°53'42\" 20°51'55.8\"", "42 53 42 20 51 55.8", "42 53 42, 20 51 55.8", "42 53.7 N 20 51.93 E",
        "N 42 53 42 E 20 51 55.8", "42.895°, 20.8655°", "42°53'42\"С 20°51'55,8\"И"})
    EXPECT_THAT(point_of(read_position(text)), IsNear(mitrovica, 0.01)) << text;
}

TEST(Position, ReportsWhatIsNoPosition) {
  for (const char* text : {"", "  ", "42.895", "Zvečan", "42.895 20.8655 700", "1 2 3", ",", ";;", "N E",
                           "42,53,20,52", "34T", "°°", "u Zvečanu kod mosta"})
    problem_of(read_position(text));
  problem_of(read_position(std::string(1'000'000, ' ') + "x"));
}

// Reference values: `echo 34TDN8901849163 | GeoConvert -g -p 6` (GeographicLib 2.1): the middle of the
// square.
TEST(Mgrs, AgreesWithGeographicLib) {
  struct square {
    const char* text;
    lon_lat middle;
    double side_m;
  };
  for (const square& each : {
           square{"34TDN84", {20.81639371652, 42.85743733587}, 10'000},
           square{"34TDN890491", {20.86588635219, 42.89487793416}, 100},
           square{"34TDN8901849163", {20.86550028266, 42.89499905219}, 1},
           square{"34TDN8395372371", {20.80279803409, 43.10389829587}, 1},
           square{"34TDL0114375786", {19.81870197136, 41.32749797976}, 1},
           square{"31NBA25", {0.52932311297, 0.49713646862}, 10'000},
           square{"31NBA2173455318", {0.50000249710, 0.50000415894}, 1},
           square{"34HBH54", {18.35023282343, -33.90694495419}, 10'000},
           square{"34HBH5958345888", {18.40000313179, -33.89999596805}, 1},
           square{"32VKM7697958157", {4.99999205166, 60.00000243435}, 1},
           square{"60XWU2965017573", {179.50000459133, 83.90000026380}, 1},
           square{"33XWG1369680760", {15.59998069035, 78.20000404424}, 1},
           square{"01CDM42", {-179.81842891646, -79.92905967793}, 10'000},
           square{"01CDM4324728161", {-179.90001864375, -79.89999869648}, 1},
       }) {
    const mgrs_square read = read_mgrs(each.text);
    EXPECT_THAT(read.middle, IsNear(each.middle, 0.001)) << each.text;
    EXPECT_EQ(read.side_m, each.side_m);
  }
}

TEST(Mgrs, AcceptsBlanksAndSmallLetters) {
  for (const char* text :
       {"34T DN 89018 49163", "34tdn8901849163", " 34TDN 89018 49163 ", "34 T DN 8901849163"})
    EXPECT_THAT(point_of(read_position(text)), IsNear(mitrovica, 1)) << text;
}

TEST(Mgrs, RefusesSquaresThatDoNotExist) {
  for (const char* text :
       {"34TDN891", "34TDN", "34TDN890184916", "61TDN8949", "34IDN8949", "34TZN8949", "34TDZ8949",
        "34TAN8949", "34TDA8949", "34TDN890184916312", "0TDN8949", "34ADN8949"})
    EXPECT_FALSE(problem_of(read_position(text)).reason.empty()) << text;
}

TEST(CoordinateSystem, IsReadFromItsNames) {
  for (const char* text : {"EPSG:9141", "epsg:9141", "9141", "KosovaRef01", " kosovaref01 "})
    EXPECT_EQ(coordinate_system_of(text), coordinate_system::kosovaref01) << text;
  EXPECT_EQ(coordinate_system_of("utm34n"), coordinate_system::utm34n);
  EXPECT_EQ(coordinate_system_of("mgi7"), coordinate_system::mgi_zone7);
  EXPECT_EQ(coordinate_system_of("web_mercator"), coordinate_system::web_mercator);
  EXPECT_EQ(coordinate_system_of("wgs84"), coordinate_system::wgs84);
  EXPECT_EQ(coordinate_system_of("EPSG:27700"), std::nullopt);
  EXPECT_EQ(coordinate_system_of(""), std::nullopt);
  EXPECT_EQ(coordinate_system_of("epsg:wgs84"), std::nullopt);
  for (auto system : {coordinate_system::wgs84, coordinate_system::kosovaref01, coordinate_system::utm34n,
                      coordinate_system::mgi_zone7, coordinate_system::web_mercator})
    EXPECT_EQ(coordinate_system_of(to_string(system)), system);
}

TEST(Coordinate, SurvivesAnyText) {
  std::mt19937 random(11);
  const std::string alphabet = "0123456789.,-+ °'\"NSEWdIJZVLP:;\xFF\xC2\xB0T";
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1), length(0, 24);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(length(random), ' ');
    for (char& each : text) each = alphabet[letter(random)];
    const auto reading = read_position(text);
    EXPECT_NE(reading.coordinate.has_value(), reading.problem.has_value());
    if (reading.coordinate) {
      EXPECT_TRUE(is_on_earth(reading.coordinate->point)) << text;
    }
  }
}

}  // namespace
}  // namespace uramost::geodata
