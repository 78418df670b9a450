#include "print/patrol_order.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

#include "core/covering_box.hpp"
#include "print/language_names.hpp"
#include "print/palette.hpp"
#include "print/words.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
/// Colours that keep their difference for who sees fewer of them (Okabe and Ito 2008); from the seventh
/// patrol on they come again, with the other shape.
constexpr std::array<tiles::rgba, 6> patrol_colours{{{0, 114, 178, 255},
                                                     {213, 94, 0, 255},
                                                     {0, 158, 115, 255},
                                                     {204, 121, 167, 255},
                                                     {86, 180, 233, 255},
                                                     {230, 159, 0, 255}}};

/// Where a patrol writes by hand.
constexpr const char* writing_line = "…………………………";

/// One order on its way to paper, in its language.
class order_paper {
 public:
  explicit order_paper(const patrol_order& order)
      : order_(order), in_(order.of.in), patrol_of_(order.points.size()) {
    for (std::size_t i = 0; i < order.patrols.size(); ++i)
      for (const order_stop& each : order.patrols[i]) patrol_of_[each.point] = i + 1;
  }

  std::string pdf() {
    imprint imprint = order_.of;
    if (imprint.kind.empty()) imprint.kind = says(word::patrol_order);
    paper on(imprint);
    on.paragraph(order_.note);
    on.statement(says(word::handling), says(word::order_handling));
    if (const auto extent = extent_of(order_)) on.picture(map(*extent));
    on.heading(says(word::key_facts));
    on.facts(facts());
    write_points(on);
    for (std::size_t i = 0; i < order_.patrols.size(); ++i) write_patrol(on, i);
    on.heading(says(word::what_to_note));
    on.list(std::array{says(word::note_times), says(word::note_language), says(word::note_incidents),
                       says(word::note_nobody)});
    return on.pdf();
  }

 private:
  std::string says(word wanted) const { return std::string(in(in_, wanted)); }
  std::string minutes(const std::string& text) const { return text + ' ' + says(word::minutes); }
  std::string patrol_name(std::size_t number) const {
    return fmt::format("{} {}", says(word::patrol), number);
  }

  static std::string clock(time_point at) {
    const civil_time local = to_belgrade(at);
    return fmt::format("{:02}:{:02}", local.hour, local.minute);
  }
  static std::string number(std::size_t point) { return std::to_string(point + 1); }

  std::string numbered_name(std::size_t point) const {
    const std::string& name = order_.points[point].name;
    return name.empty() ? number(point) : number(point) + ". " + name;
  }

  std::string municipality(const order_point& of) const {
    std::string names;
    if (of.municipality)
      for (const std::string& each : both_names(*of.municipality, in_))
        names += (names.empty() ? "" : " / ") + each;
    return names;
  }

  std::string languages(const order_point& of) const {
    std::string names;
    for (const std::string& each : of.languages)
      names += (names.empty() ? "" : ", ") + language_name(in_, each);
    return names;
  }

  std::vector<fact> facts() const {
    const std::string from_to = fmt::format("{}–{}", order_.dwell_least_min, order_.dwell_most_min);
    std::vector<fact> all;
    if (!order_.shift.empty()) all.push_back({says(word::shift), order_.shift});
    all.push_back({says(word::begin), written_minute(in_, order_.begin)});
    all.push_back({says(word::end), written_minute(in_, order_.end)});
    all.push_back({says(word::patrols), std::to_string(order_.patrols.size())});
    all.push_back({says(word::stay), minutes(order_.dwell_least_min == order_.dwell_most_min
                                                 ? std::to_string(order_.dwell_least_min)
                                                 : from_to)});
    all.push_back({says(word::at_least_every), minutes(std::to_string(order_.every_min))});
    if (!order_.roads.empty()) all.push_back({says(word::roads), order_.roads});
    if (order_.unserved.empty()) return all;
    std::string left_out;
    for (const std::size_t each : order_.unserved) left_out += (left_out.empty() ? "" : ", ") + number(each);
    all.push_back({says(word::points_without_patrol), left_out});
    if (order_.patrols_needed)
      all.push_back({says(word::patrols_for_all), std::to_string(*order_.patrols_needed)});
    return all;
  }

  map_picture map(const bounding_box& extent) const {
    map_layer layer{.title = says(word::points)};
    for (std::size_t i = 0; i < order_.patrols.size(); ++i)
      layer.classes.push_back({patrol_name(i + 1), patrol_colours[i % patrol_colours.size()],
                               i / patrol_colours.size() % 2 ? look::diamond : look::dot});
    if (!order_.unserved.empty())
      layer.classes.push_back({says(word::points_without_patrol), palette::strong_line, look::diamond});
    for (std::size_t i = 0; i < order_.points.size(); ++i)
      layer.points.push_back(
          {order_.points[i].at, patrol_of_[i] == 0 ? order_.patrols.size() : patrol_of_[i] - 1, number(i)});
    return {.in = in_,
            .extent = extent,
            .base = order_.base,
            .layers = {std::move(layer)},
            .is_synthetic = order_.of.is_synthetic};
  }

  void write_points(paper& on) const {
    table rows{.columns = {{says(word::number), true},
                           {says(word::point)},
                           {says(word::municipality)},
                           {says(word::languages_needed)},
                           {says(word::patrol), true}}};
    for (std::size_t i = 0; i < order_.points.size(); ++i) {
      const order_point& each = order_.points[i];
      rows.rows.push_back({number(i), each.name, municipality(each), languages(each),
                           patrol_of_[i] == 0 ? "–" : std::to_string(patrol_of_[i])});
    }
    on.heading(says(word::points));
    on.add(rows);
  }

  void write_patrol(paper& on, std::size_t patrol) const {
    table rows{.columns = {{says(word::arrive), true},
                           {says(word::leave), true},
                           {says(word::point)},
                           {says(word::languages_needed)},
                           {says(word::notes)}}};
    for (const order_stop& each : order_.patrols[patrol])
      rows.rows.push_back({clock(each.arrive), clock(each.leave), numbered_name(each.point),
                           languages(order_.points[each.point]), writing_line});
    on.heading(patrol_name(patrol + 1));
    on.add(rows);
  }

  const patrol_order& order_;
  language in_;
  std::vector<std::size_t> patrol_of_;  // by point, from 1; 0: nobody
};
}  // namespace

std::optional<bounding_box> extent_of(const patrol_order& order) {
  covering_box all;
  for (const order_point& each : order.points) all.add(each.at);
  if (all.is_empty()) return std::nullopt;
  constexpr double room = 1.3, least_deg = 0.01, shape = 1.7;
  const double width_of_degree = std::cos(all.middle().lat * std::numbers::pi / 180);
  const double height = std::max(room * (all.box().north - all.box().south), least_deg);
  const double width = std::max(room * (all.box().east - all.box().west), shape * height / width_of_degree);
  const auto [lon, lat] = all.middle();
  return bounding_box{lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2};
}

std::string patrol_order_pdf(const patrol_order& order) { return order_paper(order).pdf(); }

}  // namespace uramost::print
