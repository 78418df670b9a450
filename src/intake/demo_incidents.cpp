#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "core/civil_time.hpp"
#include "core/time_interval.hpp"
#include "exchange/csv_writer.hpp"
#include "geodata/gazetteer.hpp"
#include "geodata/municipality_locator.hpp"
#include "intake/column_mapping.hpp"
#include "intake/demo_hot_spots.hpp"
#include "intake/demo_random.hpp"
#include "intake/demo_register.hpp"

namespace uramost::intake {

namespace {
using namespace std::chrono;

constexpr std::string_view narrative =
    "SYNTHETIC / SINTETIČKI / SINTETIK: made for trying UraMost; never happened.";

constexpr sys_days first_day = 2019y / January / 1;
constexpr sys_days end_day = 2026y / January / 1;

// How the incidents are spread over the clock and the calendar: evenings, weekends, summers.
constexpr std::array<int, 24> hour_weights{8, 7, 6, 4, 3, 2, 2,  3,  4,  5,  5,  6,
                                           6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 12, 10};
constexpr std::array<int, 7> weekday_weights{10, 10, 10, 11, 14, 15, 12};  // Monday first
constexpr std::array<int, 12> month_weights{8, 8, 9, 10, 11, 12, 13, 13, 11, 10, 9, 9};

struct demo_category {
  std::string_view code;
  int weight;
  bool repeats;  ///< draws another one near by soon after
};
constexpr std::array demo_categories{demo_category{"theft", 210, true},
                                     demo_category{"traffic_accident", 190, false},
                                     demo_category{"property_damage", 130, true},
                                     demo_category{"assault", 100, false},
                                     demo_category{"burglary", 80, true},
                                     demo_category{"public_order", 60, false},
                                     demo_category{"harassment", 50, false},
                                     demo_category{"stoning", 40, true},
                                     demo_category{"threat", 35, false},
                                     demo_category{"vehicle_theft", 35, true},
                                     demo_category{"smuggling", 20, false},
                                     demo_category{"drugs", 20, false},
                                     demo_category{"illegal_weapons", 12, false},
                                     demo_category{"shooting", 10, false},
                                     demo_category{"arson", 8, true}};

// The near-repeat process: of incidents that repeat, this share has a follow-up, within a bell of 80 m (cut
// at 200 m) and 14 days; a follow-up may have one itself.
constexpr double repeat_share = 0.3;
constexpr double repeat_spread_m = 80;
constexpr double repeat_reach_m = 200;
constexpr std::uint64_t repeat_days = 14;

struct demo_incident {
  lon_lat point;
  const geodata::place* near = nullptr;
  sys_seconds clock{};  // local
  std::size_t category = 0;
};

/// Metres to degrees near 43° north: plain constants, since a library's cosine may differ between machines.
lon_lat moved(lon_lat from, double east_m, double north_m) {
  constexpr double metres_of_latitude = 111'195, cosine_of_43_degrees = 0.731354;
  return {from.lon + east_m / (metres_of_latitude * cosine_of_43_degrees),
          from.lat + north_m / metres_of_latitude};
}

/// The invention of incidents, one after another.
class demo_world {
 public:
  explicit demo_world(demo_random& random) : random_(random), locator_(geodata::built_in_boundaries()) {
    for (const geodata::municipality& each : geodata::built_in_boundaries().municipalities)
      if (each.in_study_area) study_area_.insert(each.code);
    for (const geodata::place& each : geodata::built_in_gazetteer().places())
      if (study_area_.contains(each.municipality) && each.kind == geodata::place_kind::settlement)
        villages_.push_back(&each);
  }

  demo_incident invent() {
    demo_incident made;
    made.category = random_.pick(category_weights());
    do made.point = invent_point();
    while (!is_in_study_area(made.point));
    made.near = nearest(made.point);
    made.clock = invent_day() + hours{random_.pick(hour_weights)} + minutes{5 * random_.below(12)};
    return made;
  }

  /// One that happens near `first`, soon after; or nothing.
  std::optional<demo_incident> follow_up(const demo_incident& first) {
    if (!demo_categories[first.category].repeats || !random_.chance(repeat_share)) return std::nullopt;
    demo_incident made = first;
    do
      made.point = moved(first.point, random_.normal() * repeat_spread_m, random_.normal() * repeat_spread_m);
    while (distance_m(made.point, first.point) > repeat_reach_m);
    made.clock += days{1 + random_.below(repeat_days)} + minutes{5 * random_.below(24)} - hours{1};
    if (made.clock >= end_day || !is_in_study_area(made.point)) return std::nullopt;
    return made;
  }

 private:
  static std::span<const int> category_weights() {
    static const auto weights = [] {
      std::array<int, demo_categories.size()> made{};
      std::transform(demo_categories.begin(), demo_categories.end(), made.begin(),
                     [](auto& each) { return each.weight; });
      return made;
    }();
    return weights;
  }

  lon_lat invent_point() {
    int left = static_cast<int>(random_.below(1000));
    for (const demo_hot_spot& spot : demo_hot_spots)
      if ((left -= spot.weight) < 0) return scattered(spot.centre, spot.spread_m);
    return scattered(villages_[random_.below(villages_.size())]->point, 450);
  }

  lon_lat scattered(lon_lat around, double spread_m) {
    const double east = random_.normal(), north = random_.normal();
    return moved(around, east * spread_m, north * spread_m);
  }

  bool is_in_study_area(lon_lat point) const {
    const std::uint16_t found = locator_.find(point);
    return found != geodata::municipality_locator::none && study_area_.contains(locator_.codes()[found]);
  }

  const geodata::place* nearest(lon_lat point) const {
    const auto found = geodata::built_in_gazetteer().nearest_settlement(point);
    return found ? found->found : nullptr;
  }

  sys_days invent_day() {
    for (;;) {
      const sys_days day =
          first_day + days{random_.below(static_cast<std::uint64_t>((end_day - first_day).count()))};
      const auto month = static_cast<unsigned>(year_month_day{day}.month()) - 1;
      const int keep = weekday_weights[weekday{day}.iso_encoding() - 1] * month_weights[month];
      if (random_.below(15 * 13) < static_cast<std::uint64_t>(keep)) return day;
    }
  }

  demo_random& random_;
  geodata::municipality_locator locator_;
  std::set<municipality_code> study_area_;
  std::vector<const geodata::place*> villages_;
};

std::vector<demo_incident> invent_incidents(demo_random& random, std::uint64_t count) {
  demo_world world(random);
  std::vector<demo_incident> made;
  made.reserve(count);
  while (made.size() < count) {
    std::optional<demo_incident> next = world.invent();
    while (next && made.size() < count) {
      made.push_back(*next);
      next = world.follow_up(*next);
    }
  }
  std::stable_sort(made.begin(), made.end(), [](auto& a, auto& b) { return a.clock < b.clock; });
  return made;
}

/// Writes incidents as several clerks would: three languages, several ways to write a date, and mistakes.
class demo_clerk {
 public:
  demo_clerk(demo_random& random, exchange::csv_writer& out) : random_(random), out_(out) {}

  void write(std::uint64_t number, const demo_incident& incident) {
    const auto language = static_cast<uramost::language>(random_.below(all_languages.size()));
    std::string date = written_date(incident), time = written_time(incident), lat, lon;
    if (random_.chance(0.6)) {
      lat = degrees(incident.point.lat);
      lon = degrees(incident.point.lon);
    }
    if (random_.chance(0.005)) make_mistake(date, lat, lon);

    std::array<char, 32> id;
    std::snprintf(id.data(), id.size(), "SYN-%06llu", static_cast<unsigned long long>(number));
    const category& of = *built_in_taxonomy().find(demo_categories[incident.category].code);
    out_.cell(id.data())
        .cell(date)
        .cell(time)
        .cell(written_place(incident, language))
        .cell(of.name.in(language));
    out_.cell(lat).cell(lon).cell(narrative).end_row();
  }

 private:
  std::string written_date(const demo_incident& incident) {
    const year_month_day date{floor<days>(incident.clock)};
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    constexpr std::array style_weights{60, 15, 20, 5};
    std::array<char, 32> text;
    switch (random_.pick(style_weights)) {
      case 0:
        std::snprintf(text.data(), text.size(), "%02u.%02u.%d.", d, m, y);
        break;
      case 1:
        std::snprintf(text.data(), text.size(), "%02u.%02u.%d", d, m, y);
        break;
      case 2:
        std::snprintf(text.data(), text.size(), "%d-%02u-%02u", y, m, d);
        break;
      default:
        std::snprintf(text.data(), text.size(), "%02u/%02u/%d", d, m, y);
        break;
    }
    return text.data();
  }

  std::string written_time(const demo_incident& incident) {
    const hh_mm_ss clock{incident.clock - floor<days>(incident.clock)};
    const int hour = static_cast<int>(clock.hours().count()),
              minute = static_cast<int>(clock.minutes().count());
    std::array<char, 32> text;
    constexpr std::array style_weights{86, 6, 4, 4};
    switch (random_.pick(style_weights)) {
      case 0:
        std::snprintf(text.data(), text.size(), "%02d:%02d", hour, minute);
        break;
      case 1:
        std::snprintf(text.data(), text.size(), "%d.%02d", hour, minute);
        break;
      case 2:
        std::snprintf(text.data(), text.size(), "oko %dh", hour);
        break;
      default:
        return {};
    }
    return text.data();
  }

  static std::string degrees(double value) {
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%.5f", value);
    return text.data();
  }

  std::string written_place(const demo_incident& incident, language in) {
    constexpr std::array<std::string_view, 4> vague{"Mitrovica", "Mitrovicë", "Banjska", "Митровица"};
    constexpr std::array<std::string_view, 3> unknown{"Zaselak bez imena", "vend i panjohur",
                                                      "put kroz šumu"};
    if (random_.chance(0.015)) return std::string(vague[random_.below(vague.size())]);
    if (random_.chance(0.005)) return std::string(unknown[random_.below(unknown.size())]);
    if (!incident.near) return {};
    std::string name = incident.near->name.in(in);
    const geodata::municipality* around = geodata::built_in_boundaries().find(incident.near->municipality);
    if (around && around->name.in(in) != name && random_.chance(0.6)) name += ", " + around->name.in(in);
    return name;
  }

  /// What clerks get wrong.
  void make_mistake(std::string& date, std::string& lat, std::string& lon) {
    switch (random_.below(4)) {
      case 0:
        date = "31.02.2021.";
        break;
      case 1:
        date.clear();
        break;
      case 2:
        std::swap(lat, lon);
        break;
      default:
        if (!lat.empty()) lat.insert(0, "1");  // 142.9
        break;
    }
  }

  demo_random& random_;
  exchange::csv_writer& out_;
};
}  // namespace

void write_demo_incidents(std::ostream& to, std::uint64_t count) {
  demo_random random(20190101);
  const std::vector<demo_incident> incidents = invent_incidents(random, count);
  exchange::csv_writer out([&](std::string_view bytes) { to.write(bytes.data(), std::ssize(bytes)); });
  for (std::string_view header :
       {"id", "date", "time", "place", "category", "latitude", "longitude", "description"})
    out.cell(header);
  out.end_row();
  demo_clerk clerk(random, out);
  for (std::size_t i = 0; i < incidents.size(); ++i) clerk.write(i + 1, incidents[i]);
  out.finish();
}

}  // namespace uramost::intake
