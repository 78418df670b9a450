#include "http/handlers/plan_files.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "exchange/gpx_writer.hpp"
#include "http/csv.hpp"
#include "http/download.hpp"
#include "http/handlers/roads.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "http/plan_paper.hpp"
#include "intake/incident_features.hpp"
#include "planning/plan_document.hpp"
#include "planning/schedule.hpp"

namespace uramost::http {

namespace {
constexpr std::int64_t most_patrols = 500;

struct taken_plan {
  store::plan_version kept;
  planning::plan plan;
};

/// A plan that is taken away, and noted as that.
taken_plan taken(const plan_exports& with, const request& asked) {
  taken_plan made{with.plans.open(asked.captured("id"), asked.who), {}};
  made.plan = planning::parse_plan(made.kept.document);
  with.log.note(asked.who, "plan.export", "plan " + made.kept.plan, made.plan.query, made.plan.points.size());
  return made;
}

response sent(response answer, const char* name) {
  return as_download(std::move(answer), name).set("Cache-Control", "no-store");
}

/// Which shift on which date, and by how many.
struct occasion {
  std::optional<std::chrono::year_month_day> date;
  std::size_t shift = 0;
  std::optional<int> patrols;

  static occasion take_from(query_parameters& parameters) {
    occasion taken;
    if (const auto text = parameters.take("date")) {
      taken.date = parse_date(*text);
      if (!taken.date) throw invalid_input("date takes a day such as 2026-12-01", "date");
    }
    taken.shift =
        static_cast<std::size_t>(take_integer(parameters, "shift", 0, planning::most_shifts - 1).value_or(0));
    if (const auto patrols = take_integer(parameters, "patrols", 1, most_patrols))
      taken.patrols = static_cast<int>(*patrols);
    return taken;
  }
};

/// How patrols of a plan drive from point to point, and whose roads that is from.
struct driving {
  std::shared_ptr<const intake::road_map> roads;
  planning::driving_minutes minutes;

  driving(const planning::plan& plan, const intake::road_shelf& shelf)
      : roads(roads_for(plan.travel, shelf)),
        minutes(planning::positions_of(plan.points), plan.travel, intake::graph_of(roads)) {}
  /// Empty for straight lines.
  std::string attribution() const { return roads ? roads->attribution : std::string(); }
};

planning::schedule scheduled(const planning::plan& plan, const occasion& when, const driving& by) {
  if (!when.date) throw invalid_input("date is missing", "date");
  return planning::make_schedule(plan, when.shift, *when.date, by.minutes, when.patrols);
}

std::string clock(time_point at) {
  const civil_time local = to_belgrade(at);
  return fmt::format("{:02}:{:02}", local.hour, local.minute);
}

/// The names of the shifts that a point is staffed in; all of the plan's when it names none.
std::vector<std::string> shifts_of(const planning::plan_point& point, const planning::plan& plan) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < plan.shifts.size(); ++i)
    if (point.is_staffed_in(i)) names.push_back(plan.shifts[i].name);
  return names;
}

json properties(const planning::plan& plan, std::size_t at) {
  const planning::plan_point& point = plan.points[at];
  return {{"number", at + 1},
          {"name", point.name},
          {"municipality_code", id_or_null(point.municipality)},
          {"kind", to_string(point.kind)},
          {"shifts", shifts_of(point, plan)},
          {"languages", point.languages},
          {"fixed", point.is_fixed}};
}

exchange::gpx_point way_point(const planning::plan& plan, std::size_t at) {
  const planning::plan_point& point = plan.points[at];
  const std::string number = std::to_string(at + 1);
  return {.at = point.at,
          .name = point.name.empty() ? number : number + ". " + point.name,
          .description = fmt::to_string(fmt::join(point.languages, ", ")),
          .kind = std::string(to_string(point.kind))};
}

/// The points of a shift in the order of a short tour.
exchange::gpx_route route_of(const planning::plan& plan, std::size_t shift, const driving& by) {
  exchange::gpx_route route{.name = plan.shifts.empty() ? plan.title : plan.shifts[shift].name};
  for (const std::size_t each : planning::short_tour(by.minutes, planning::points_in(plan, shift)))
    route.points.push_back(way_point(plan, each));
  return route;
}

std::vector<exchange::gpx_route> routes_of(const planning::plan& plan, const planning::schedule& when) {
  std::vector<exchange::gpx_route> routes;
  for (const planning::stop& each : when.stops) {
    if (each.patrol > static_cast<int>(routes.size())) routes.push_back({std::to_string(each.patrol), {}});
    routes.back().points.push_back(way_point(plan, each.point));
    routes.back().points.back().time = each.arrive;
  }
  return routes;
}

json stops_json(const planning::plan& plan, const planning::schedule& when) {
  json list = json::array();
  for (const planning::stop& each : when.stops)
    list.push_back({{"order", list.size() + 1},
                    {"patrol", each.patrol},
                    {"point", each.point},
                    {"name", plan.points[each.point].name},
                    {"arrive", clock(each.arrive)},
                    {"leave", clock(each.leave)},
                    {"arrives_at", to_rfc3339(each.arrive)},
                    {"leaves_at", to_rfc3339(each.leave)},
                    {"travel_min", each.travel_min}});
  return list;
}
}  // namespace

response plan_geojson::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto [kept, plan] = taken(with, asked);
  json features = json::array();
  for (std::size_t i = 0; i < plan.points.size(); ++i)
    features.push_back({{"type", "Feature"},
                        {"id", i},
                        {"geometry", point(plan.points[i].at)},
                        {"properties", properties(plan, i)}});
  const json all{{"type", "FeatureCollection"},
                 {"features", std::move(features)},
                 {"uramost",
                  {{"plan", kept.plan},
                   {"version", kept.version},
                   {"title", plan.title},
                   {"query", plan.query.canonical()}}}};
  return sent(text_response("application/geo+json", dump(all)), "uramost-plan.geojson");
}

response plan_csv::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto [kept, plan] = taken(with, asked);
  const auto where = with.incidents.where();
  json_csv text;
  text.row({"number", "name", "lon", "lat", "municipality_code", "municipality_sq", "municipality_sr", "kind",
            "shifts", "languages", "fixed"});
  for (std::size_t i = 0; i < plan.points.size(); ++i) {
    const planning::plan_point& each = plan.points[i];
    const geodata::municipality* area = each.municipality ? where->areas.find(*each.municipality) : nullptr;
    text.row({i + 1, each.name, each.at.lon, each.at.lat, id_or_null(each.municipality),
              area ? json(area->name.sq) : json(), area ? json(area->name.sr_latn) : json(),
              to_string(each.kind), fmt::to_string(fmt::join(shifts_of(each, plan), ", ")),
              fmt::to_string(fmt::join(each.languages, ", ")), each.is_fixed});
  }
  return csv_response(text.finish(), "uramost-plan.csv").set("Cache-Control", "no-store");
}

response plan_gpx::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const occasion when = occasion::take_from(parameters);
  parameters.expect_all_taken();
  const auto [kept, plan] = taken(with, asked);
  const driving by(plan, with.roads);
  exchange::gpx_document made{.name = plan.title,
                              .description = plan.note,
                              .copyright = by.attribution(),
                              .made = kept.made_at,
                              .waypoints = {},
                              .routes = {}};
  for (std::size_t i = 0; i < plan.points.size(); ++i) made.waypoints.push_back(way_point(plan, i));
  if (when.date)
    made.routes = routes_of(plan, scheduled(plan, when, by));
  else
    for (std::size_t i = 0; i < std::max<std::size_t>(plan.shifts.size(), 1); ++i)
      made.routes.push_back(route_of(plan, i, by));
  return sent(text_response("application/gpx+xml", exchange::gpx_text(made)), "uramost-plan.gpx");
}

response plan_schedule::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const occasion when = occasion::take_from(parameters);
  parameters.expect_all_taken();
  const auto [kept, plan] = taken(with, asked);
  const driving by(plan, with.roads);
  const planning::schedule made = scheduled(plan, when, by);
  return json_response({{"date", uramost::to_string(*when.date)},
                        {"shift", when.shift},
                        {"seed", or_null(plan.stops.seed)},
                        {"begins_at", to_rfc3339(made.begin)},
                        {"ends_at", to_rfc3339(made.end)},
                        {"patrols", made.patrols},
                        {"patrols_needed", or_null(made.patrols_needed)},
                        {"rounds", made.rounds},
                        {"stops", stops_json(plan, made)},
                        {"unserved", made.unserved},
                        {"attribution", by.roads ? json(by.roads->attribution) : json()}});
}

response plan_order::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const language in = take_language(parameters);
  const occasion when = occasion::take_from(parameters);
  parameters.expect_all_taken();
  const auto [kept, plan] = taken(with, asked);
  const auto where = with.incidents.where();
  const driving by(plan, with.roads);
  print::patrol_order order = patrol_order_of(kept, plan, scheduled(plan, when, by), when.shift, in,
                                              intake::is_synthetic(*with.incidents.incidents()), where->areas,
                                              with.incidents.places());
  order.roads = by.attribution();
  return sent(text_response("application/pdf", print::patrol_order_pdf(order)), "uramost-patrol-order.pdf");
}

}  // namespace uramost::http
