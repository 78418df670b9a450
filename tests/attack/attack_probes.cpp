#include "attack_probes.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "core/bounding_box.hpp"
#include "core/query_parameters.hpp"
#include "index/web_mercator.hpp"
#include "tiles/mercator.hpp"

namespace uramost::http {

namespace {
using probes = std::vector<attack_probe>;

// Routes that take an incident query from those who may read; and public ones, which must take none.
constexpr std::array queried{"/api/collections/incidents/items",
                             "/api/aggregate?by=municipality",
                             "/tiles/heat.json",
                             "/tiles/incidents.json",
                             "/api/export/incidents?format=csv",
                             "/releases/1/items",
                             "/releases/1/tiles/heat.json",
                             "/releases/1/tiles/points.json",
                             "/releases/1/tables/2023",
                             "/api/meta"};

std::string with(std::string_view route, const std::string& parameter) {
  return std::string(route) + (route.find('?') == std::string_view::npos ? '?' : '&') + parameter;
}

void bisect_boxes(const attack_target& at, probes& to) {
  for (const lon_lat point : at.points) {
    bounding_box box{20, 41.8, 22, 43.4};
    for (int step = 0; step < 20; ++step) {
      bounding_box first = box, second = box;
      if (step % 2 == 0)
        first.east = second.west = (box.west + box.east) / 2;
      else
        first.north = second.south = (box.south + box.north) / 2;
      for (const bounding_box& half : {first, second})
        for (const char* route : queried)
          to.push_back({"bbox bisection", "GET", with(route, "bbox=" + to_string(half))});
      box = first.contains(point) ? first : second;
    }
  }
}

void slice_times(probes& to) {
  for (const char* route : queried) {
    for (int day = 1; day <= 31; ++day)
      to.push_back({"slices of time", "GET", with(route, fmt::format("datetime=2023-07-{:02}", day))});
    for (int hour = 0; hour < 24; ++hour)
      to.push_back({"slices of time", "GET", with(route, fmt::format("hours={}-{}", hour, hour + 1))});
    for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
      to.push_back({"slices of time", "GET", with(route, std::string("weekdays=") + day)});
  }
}

void turn_pages(probes& to) {
  for (int limit = 1; limit <= 12; ++limit)
    for (int after = 0; after < 60; after += 3)
      for (const char* route : {"/releases/1/items", "/api/collections/incidents/items"})
        to.push_back({"paging", "GET", with(route, fmt::format("limit={}&after={}", limit, after))});
  for (const char* bad : {"0", "-1", "10001", "1e3", "9223372036854775808", "", "x"})
    for (const char* name : {"limit", "after", "offset", "page", "startindex"})
      to.push_back({"paging", "GET", fmt::format("/releases/1/items?{}={}", name, bad)});
}

void guess_ids(probes& to) {
  const auto guess = [&](const std::string& id) {
    for (const char* before :
         {"/api/collections/incidents/items/", "/releases/1/items/", "/api/imports/", "/api/incidents/"})
      to.push_back({"ids", "GET", before + id});
  };
  for (int id = -3; id < 60; ++id) guess(std::to_string(id));
  for (int id = 1140; id < 1240; ++id) guess(std::to_string(id));  // next to the last ones
  for (const char* id : {"9223372036854775807", "9223372036854775808", "1e3", "0x1", "1.0", "%31", "1%00",
                         "1;", "1,2", "*", "null"})
    guess(id);
  for (int number = -2; number < 60; ++number)
    for (const char* rest : {"summary", "items", "tables.json", "tables/2023"})
      to.push_back({"ids", "GET", fmt::format("/releases/{}/{}", number, rest)});
}

void sort_and_filter(const attack_target& at, probes& to) {
  constexpr std::array names{"sortby", "sort",   "order",    "filter",   "filter-lang", "q",
                             "fields", "select", "where",    "group",    "properties",  "tier",
                             "source", "stage",  "severity", "category", "place",       "peak",
                             "kernel", "weight", "cell_m",   "v",        "revision",    "callback"};
  for (const char* route : queried)
    for (const char* name : names)
      for (const char* value : {"1", "-severity", "P2", "synthetic"})
        to.push_back({"sorting and filtering", "GET", with(route, fmt::format("{}={}", name, value))});
  for (const char* route : queried)
    for (const std::string& word : at.words)
      for (const char* name : {"text", "q", "search"})
        to.push_back({"text search", "GET", with(route, fmt::format("{}={}", name, percent_encode(word)))});
}

void aggregate(probes& to) {
  constexpr std::array dimensions{"municipality", "place",    "month",  "week",  "hour",
                                  "weekday",      "category", "source", "stage", "grid:1000"};
  for (const char* by : dimensions)
    for (int code = 1; code <= 38; ++code)
      to.push_back({"aggregates minus aggregates", "GET",
                    fmt::format("/api/aggregate?by={}&municipality={:02}", by, code)});
  for (int code = 1; code <= 38; ++code)
    for (const char* year : {"2021", "2022", "2023", "2024"})
      to.push_back({"aggregates minus aggregates", "GET",
                    fmt::format("/releases/1/items?year={}&municipality={:02}", year, code)});
  for (int year = 2000; year < 2040; ++year)
    for (const char* route : {"/releases/1/tables/{}", "/releases/1/tiles/heat.json?year={}",
                              "/releases/1/tiles/points.json?year={}", "/releases/1/items?year={}"})
      to.push_back({"aggregates minus aggregates", "GET", fmt::format(fmt::runtime(route), year)});
}

/// Around every point at every zoom, most of them at the largest.
void look_closely(const attack_target& at, probes& to) {
  for (const lon_lat point : at.points)
    for (std::uint32_t zoom = 0; zoom <= 22; ++zoom) {
      const auto side = static_cast<double>(1u << zoom);
      const auto world = index::to_world(point);
      const auto column = static_cast<std::int64_t>(world.x * side),
                 row = static_cast<std::int64_t>(world.y * side);
      const std::int64_t reach = zoom == 14 ? 4 : zoom > 10 && zoom < 14 ? 2 : 0;
      for (std::int64_t y = row - reach; y <= row + reach; ++y)
        for (std::int64_t x = column - reach; x <= column + reach; ++x) {
          const std::string tile = fmt::format("{}/{}/{}", zoom, x, y);
          for (const char* query :
               {"", "?bandwidth_m=3000", "?year=2023", "?year=2023&bandwidth_m=3000&ramp=magma"})
            to.push_back({"tiles at maximum zoom", "GET",
                          fmt::format("/releases/1/tiles/heat/{}.png{}", tile, query)});
          for (const char* query : {"", "?year=2022", "?year=2023"})
            to.push_back({"tiles at maximum zoom", "GET",
                          fmt::format("/releases/1/tiles/points/{}.mvt{}", tile, query)});
          if (reach != 0 && (x != column || y != row)) continue;
          for (const char* other : {"heat/{}.png", "heat/{}.webp", "heat/{}.mvt", "incidents/{}.mvt",
                                    "patrol_points/{}.mvt", "municipalities/{}.mvt", "places/{}.mvt"})
            to.push_back(
                {"tiles at maximum zoom", "GET", "/tiles/" + fmt::format(fmt::runtime(other), tile)});
          to.push_back(
              {"tiles at maximum zoom", "GET", fmt::format("/releases/1/tiles/heat/{}@2x.png", tile)});
          to.push_back({"tiles at maximum zoom", "GET",
                        fmt::format("/releases/1/tiles/heat/{}.png?bandwidth_m=50", tile)});
          to.push_back({"tiles at maximum zoom", "GET",
                        fmt::format("/releases/1/tiles/heat/{}.png?peak=0.001", tile)});
        }
    }
}

void open_permalinks(const attack_target& at, probes& to) {
  for (const lon_lat point : at.points)
    for (int zoom = 8; zoom <= 18; ++zoom)
      for (const char* rest : {"", "&category=harassment", "&datetime=2023-07-01/2023-07-31&hours=22-5",
                               "&municipality=38&severity=3-5", "&peak=4.5&v=1"})
        for (const char* page : {"/", "/index.html"})
          to.push_back({"permalinks of an analyst", "GET",
                        fmt::format("{}?lon={}&lat={}&zoom={}{}", page, point.lon, point.lat, zoom, rest)});
  for (const char* page : {"/incidents/1", "/audit", "/releases", "/releases/preview", "/import"})
    to.push_back({"permalinks of an analyst", "GET", page});
}

void try_methods(probes& to) {
  constexpr std::array methods{"HEAD",  "OPTIONS", "PUT",      "PATCH", "DELETE",
                               "TRACE", "POST",    "PROPFIND", "SEARCH"};
  std::vector<std::string> targets(queried.begin(), queried.end());
  for (const char* each : {"/",
                           "/api",
                           "/api/releases",
                           "/api/releases/preview",
                           "/api/releases/1/difference/2",
                           "/api/collections/incidents/items/1",
                           "/api/imports",
                           "/api/quarantine",
                           "/api/audit",
                           "/api/audit/head",
                           "/api/account/tokens",
                           "/api/incidents",
                           "/api/incidents/1/tier",
                           "/api/incidents/1/erasure",
                           "/metrics",
                           "/readyz",
                           "/healthz",
                           "/releases/1/tables.csv",
                           "/releases/1/tiles/heat/9/285/188.png",
                           "/nothing"})
    targets.emplace_back(each);
  for (const char* method : methods)
    for (const std::string& target : targets) to.push_back({"odd methods", method, target});
}

void encode_paths(probes& to) {
  constexpr std::array paths{"/releases/1/../../release.key",
                             "/releases/1/%2e%2e/release.key",
                             "/releases/1/..%2frelease.key",
                             "/releases/1/%2e%2e%2frelease.key",
                             "/releases/1/..%5crelease.key",
                             "/releases/%2e%2e/uramost.sqlite",
                             "/releases/1/%252e%252e%252frelease.key",
                             "//releases/1/tables.csv",
                             "/releases//1/tables.csv",
                             "/releases/1/tables.csv/",
                             "/releases/1/tables.csv%00",
                             "/releases/1/tables.csv%20",
                             "/RELEASES/1/tables.csv",
                             "/releases/1/TABLES.CSV",
                             "/releases/1/tables.csv;x=1",
                             "/releases/01/tables.csv",
                             "/releases/+1/tables.csv",
                             "/releases/1/.part-x/tables.csv",
                             "/releases/.part-x/tables.csv",
                             "/%72eleases/1/tables.csv",
                             "/api/%63ollections/incidents/items",
                             "/api//collections/incidents/items",
                             "/api/./collections/incidents/items",
                             "/api/collections/incidents/items/",
                             "/api/collections/incidents/items%2f1",
                             "/api/collections/incidents",
                             "/api/collections",
                             "/tiles/heat/../incidents/0/0/0.mvt",
                             "/tiles/heat/0/0/0.PNG",
                             "/tiles/heat/0/0/0",
                             "/tiles/heat/00/0/0.png",
                             "/releases/1/tiles/heat/014/9143/6026.png",
                             "/releases/1/tiles/heat/14/+1/1.png",
                             "/releases/1/tiles/heat/-1/0/0.png",
                             "/releases/1/tiles/heat/15/0/0.png",
                             "/api/releases/preview/items",
                             "/api/releases/preview/tables/2023",
                             "/api/releases/preview/tiles/heat.json",
                             "/api/releases/preview/tiles/heat/9/285/188.png",
                             "/api/releases/preview/summary?until=2023-08-01",
                             "/uramost.sqlite",
                             "/accounts.sqlite",
                             "/data/uramost.sqlite",
                             "/releases/1/manifest.json.sig",
                             "/.git/config"};
  for (const char* path : paths) {
    to.push_back({"encoded paths", "GET", path});
    to.push_back({"encoded paths", "GET", std::string(path) + "?"});
    to.push_back({"encoded paths", "GET", std::string(path) + "?a=%"});
    to.push_back({"encoded paths", "HEAD", path});
  }
}

void forge_credentials(probes& to) {
  std::vector<std::string> shown{"Authorization: Basic YW5hbHlzdDphbmFseXN0\r\n",
                                 "Authorization: Basic ====\r\n",
                                 "Authorization: Bearer\r\n",
                                 "Authorization: Digest username=analyst\r\n",
                                 "UraMost-CSRF: 1\r\n",
                                 "X-Forwarded-User: analyst\r\n",
                                 "Remote-User: analyst\r\n",
                                 "X-Original-URL: /api/audit\r\n",
                                 "X-HTTP-Method-Override: GET\r\n"};
  for (int i = 0; i < 40; ++i) {
    const std::string guess = fmt::format("{:064x}", 0x9e3779b97f4a7c15u * static_cast<unsigned>(i + 1));
    shown.push_back("Cookie: uramost_session=" + guess + "\r\n");
    shown.push_back("Cookie: a=1; uramost_session=" + guess.substr(21) + "\r\n");
    shown.push_back("Authorization: Bearer umt_" + guess.substr(21) + "\r\n");
  }
  for (const std::string& each : shown)
    for (const char* route : queried) to.push_back({"forged cookies and tokens", "GET", route, each});
}

void ask_conditionally(probes& to) {
  constexpr std::array fields{"If-None-Match: *\r\n",
                              "If-None-Match: \"0\"\r\n",
                              "If-None-Match: W/\"1\", \"2\"\r\n",
                              "If-Match: *\r\n",
                              "If-Modified-Since: Wed, 01 Nov 2023 00:00:00 GMT\r\n",
                              "Range: bytes=0-10\r\n",
                              "Accept: text/csv\r\n",
                              "Accept-Encoding: gzip\r\n",
                              "Accept-Encoding: br;q=1, *;q=0\r\n",
                              "Origin: http://attacker.example\r\n",
                              "Accept-Language: sr-Cyrl\r\n",
                              "Cache-Control: no-cache\r\n"};
  for (const char* field : fields) {
    for (const char* route : queried) to.push_back({"conditions on bytes", "GET", route, field});
    for (const char* route : {"/api/releases", "/releases/1/tables.csv", "/releases/1/points.geojson",
                              "/api/meta", "/releases/1/summary", "/releases/1/tiles/heat/9/285/188.png",
                              "/releases/1/tiles/points/9/285/188.mvt", "/tiles/places/9/285/188.mvt",
                              "/api/places.geojson", "/api/municipalities.geojson"})
      to.push_back({"conditions on bytes", "GET", route, field});
  }
}

void ask_for_places(const attack_target& at, probes& to) {
  for (const std::string& word : at.words)
    to.push_back({"geocoder echo", "GET", "/api/geocode?q=" + percent_encode(word)});
  for (const lon_lat point : at.points)
    for (int i = -12; i <= 12; ++i)
      to.push_back({"geocoder echo", "GET",
                    fmt::format("/api/reverse?lon={:.5f}&lat={:.5f}", point.lon + i * 0.0004,
                                point.lat + i * 0.0003)});
}

void ask_the_machinery(probes& to) {
  for (const char* each : {"/",
                           "/api",
                           "/api/meta",
                           "/api/session",
                           "/metrics",
                           "/readyz",
                           "/healthz",
                           "/api/releases",
                           "/api/municipalities.geojson",
                           "/api/places.geojson",
                           "/tiles/municipalities.json",
                           "/tiles/places.json",
                           "/tiles/patrol_points.json",
                           "/api/imports",
                           "/api/quarantine",
                           "/api/quarantine.csv",
                           "/api/audit",
                           "/api/audit/head",
                           "/api/audit/verify",
                           "/api/account/tokens",
                           "/robots.txt",
                           "/favicon.ico",
                           "/.well-known/security.txt",
                           "/api/heat/grid",
                           "/api/heat/value?lon=20.8&lat=42.9",
                           "/releases/1/manifest.json",
                           "/releases/1/manifest.sig",
                           "/releases/1/tables.json",
                           "/releases/1/tables.csv",
                           "/releases/1/points.geojson"})
    for (const char* query : {"", "?", "?x=1", "?pretty=true&verbose=1"})
      to.push_back({"meta, metrics, files", "GET", std::string(each) + query});
}
}  // namespace

std::vector<attack_probe> attack_probes(const attack_target& at) {
  probes all;
  bisect_boxes(at, all);
  slice_times(all);
  turn_pages(all);
  guess_ids(all);
  sort_and_filter(at, all);
  aggregate(all);
  look_closely(at, all);
  open_permalinks(at, all);
  try_methods(all);
  encode_paths(all);
  forge_credentials(all);
  ask_conditionally(all);
  ask_for_places(at, all);
  ask_the_machinery(all);
  std::set<std::string> seen;
  std::erase_if(all, [&](const attack_probe& each) {
    return !seen.insert(each.method + ' ' + each.target + '\n' + each.fields).second;
  });
  return all;
}

}  // namespace uramost::http
