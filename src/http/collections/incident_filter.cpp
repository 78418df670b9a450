#include "http/collections/incident_filter.hpp"

#include <algorithm>
#include <cmath>

#include "core/covering_box.hpp"
#include "http/collections/feature_collection.hpp"

namespace uramost::http {

namespace {
using cql2::expression;
using cql2::op;
using cql2::operation;

/// `property op constants`, whichever way round it was written.
struct comparison {
  std::string name;
  op what = op::equal;
  std::vector<const expression*> constants;
};

op turned(op what) {
  switch (what) {
    case op::less:
      return op::greater;
    case op::greater:
      return op::less;
    case op::at_most:
      return op::at_least;
    case op::at_least:
      return op::at_most;
    case op::t_before:
      return op::t_after;
    case op::t_after:
      return op::t_before;
    default:
      return what;
  }
}

const std::string* name_of(const expression& part) {
  const auto* named = std::get_if<cql2::property>(&part.value);
  return named ? &named->name : nullptr;
}

std::optional<comparison> read(const expression& condition) {
  const auto* said = std::get_if<operation>(&condition.value);
  if (!said || said->arguments.size() < 2) return std::nullopt;
  comparison made;
  const bool is_turned = !name_of(said->arguments[0]) && said->arguments.size() == 2;
  const std::string* name = name_of(said->arguments[is_turned ? 1 : 0]);
  if (!name || (is_turned && said->what == op::like)) return std::nullopt;
  made.name = *name;
  made.what = is_turned ? turned(said->what) : said->what;
  for (std::size_t i = 0; i < said->arguments.size(); ++i)
    if (i != (is_turned ? 1u : 0u)) made.constants.push_back(&said->arguments[i]);
  return made;
}

/// What one of several values is asked of: `=` and IN.
bool asks_for_values(const comparison& one) { return one.what == op::equal || one.what == op::in; }

/// The constants, each through `read`; nothing unless all can be read.
template <class Value, class Read>
std::optional<std::vector<Value>> values(const comparison& one, const Read& read_one) {
  std::vector<Value> all;
  for (const expression* each : one.constants) {
    auto value = read_one(*each);
    if (!value) return std::nullopt;
    all.push_back(std::move(*value));
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Sets a list of the query that has none yet.
template <class Value, class Read>
bool list(std::vector<Value>& of, const comparison& one, const Read& read_one) {
  if (!asks_for_values(one) || !of.empty()) return false;
  auto all = values<Value>(one, read_one);
  if (!all) return false;
  of = std::move(*all);
  return true;
}

std::optional<std::string> code(const expression& constant) {
  const auto* text = std::get_if<std::string>(&constant.value);
  // In an incident query commas part values, and there is no empty one.
  if (!text || text->empty() || text->find(',') != std::string::npos) return std::nullopt;
  return *text;
}

std::optional<municipality_code> municipality(const expression& constant) {
  auto text = code(constant);
  if (!text || *text == "none") return std::nullopt;
  return municipality_code{std::move(*text)};
}

std::optional<response_stage> stage(const expression& constant) {
  const auto text = code(constant);
  return text ? response_stage_of(*text) : std::nullopt;
}

std::optional<double> number(const expression& constant) {
  const auto* value = std::get_if<double>(&constant.value);
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<place_id> place(const expression& constant) {
  const auto value = number(constant);
  if (!value || std::abs(*value) > 1e9 || *value != std::floor(*value)) return std::nullopt;
  return place_id{static_cast<std::int64_t>(*value)};
}

bool severity(incident_query& query, const comparison& one) {
  const auto first = number(*one.constants.front()), last = number(*one.constants.back());
  const std::size_t count = one.constants.size();
  if (!first || !last || count != (one.what == op::between ? 2u : 1u)) return false;
  double least = 1, most = 5;
  switch (one.what) {
    case op::equal:
    case op::between:
      least = *first;
      most = *last;
      break;
    case op::less:
      most = std::ceil(*first) - 1;
      break;
    case op::at_most:
      most = *first;
      break;
    case op::greater:
      least = std::floor(*first) + 1;
      break;
    case op::at_least:
      least = *first;
      break;
    default:
      return false;
  }
  const severity_range before = query.severity.value_or(severity_range{});
  least = std::max(std::ceil(least), double(before.least));
  most = std::min(std::floor(most), double(before.most));
  if (least > most) return false;  // none: the filter says so itself
  query.severity = severity_range{static_cast<int>(least), static_cast<int>(most)};
  return true;
}

using instant = cql2::instant;

std::optional<cql2::time_span> span(const expression& constant);

std::optional<cql2::time_span> interval(const operation& said) {
  cql2::time_span whole{cql2::always, cql2::for_ever};
  if (!std::holds_alternative<cql2::unbounded>(said.arguments[0].value)) {
    const auto begin = span(said.arguments[0]);
    if (!begin) return std::nullopt;
    whole.first = begin->first;
  }
  if (!std::holds_alternative<cql2::unbounded>(said.arguments[1].value)) {
    const auto end = span(said.arguments[1]);
    if (!end) return std::nullopt;
    whole.last = end->last;
  }
  return whole.first <= whole.last ? std::optional(whole) : std::nullopt;
}

std::optional<cql2::time_span> span(const expression& constant) {
  if (const auto* day = std::get_if<cql2::date>(&constant.value)) return cql2::span_of(*day);
  if (const auto* moment = std::get_if<instant>(&constant.value)) return cql2::span_of(*moment);
  if (const auto* text = std::get_if<std::string>(&constant.value)) return cql2::parse_span(*text);
  const auto* said = std::get_if<operation>(&constant.value);
  return said && said->what == op::interval ? interval(*said) : std::nullopt;
}

/// Whole seconds from which on something is at or after an instant.
time_point from(instant at) { return std::chrono::ceil<std::chrono::seconds>(at); }
time_point after(instant at) {
  return std::chrono::floor<std::chrono::seconds>(at) + std::chrono::seconds{1};
}

/// An incident begins at a whole second: what is asked of that instant is a range of seconds.
bool occurred(incident_query& query, const comparison& one) {
  const auto first = span(*one.constants.front()), last = span(*one.constants.back());
  if (!first || !last || one.constants.size() != (one.what == op::between ? 2u : 1u)) return false;
  time_range range;
  switch (one.what) {
    case op::equal:
    case op::between:
    case op::t_intersects:
      if (first->first != cql2::always) range.begin = from(first->first);
      if (last->last != cql2::for_ever) range.end = after(last->last);
      break;
    case op::less:
    case op::t_before:
      range.end = from(first->first);
      break;
    case op::at_most:
      range.end = after(first->last);
      break;
    case op::greater:
    case op::t_after:
      range.begin = after(first->last);
      break;
    case op::at_least:
      range.begin = from(first->first);
      break;
    case op::t_during:
      if (first->first != cql2::always) range.begin = after(first->first);
      if (first->last != cql2::for_ever) range.end = from(first->last);
      break;
    default:
      return false;
  }
  if (query.datetime.begin)
    range.begin = std::max(range.begin.value_or(*query.datetime.begin), *query.datetime.begin);
  if (query.datetime.end) range.end = std::min(range.end.value_or(*query.datetime.end), *query.datetime.end);
  if (range.begin && range.end && *range.begin >= *range.end) return false;
  query.datetime = range;
  return true;
}

void add_corners(const cql2::geometry& of, covering_box& to) {
  for (const cql2::position& each : of.positions) to.add({each.x, each.y});
  for (const cql2::geometry& part : of.parts) add_corners(part, to);
}

/// A box says it all; of another shape the box around it is worth asking for first.
bool near(incident_query& query, const comparison& one) {
  const bool is_within = one.what == op::s_within || one.what == op::s_equals;
  const auto* drawn = std::get_if<cql2::geometry>(&one.constants.front()->value);
  if (!drawn || one.constants.size() != 1 || (one.what != op::s_intersects && !is_within)) return false;
  covering_box around;
  add_corners(*drawn, around);
  bounding_box box = around.box();
  if (!is_on_earth({box.west, box.south}) || !is_on_earth({box.east, box.north})) return false;
  if (query.bbox)
    box = {std::max(box.west, query.bbox->west), std::max(box.south, query.bbox->south),
           std::min(box.east, query.bbox->east), std::min(box.north, query.bbox->north)};
  if (box.west > box.east || box.south > box.north) return false;
  query.bbox = box;
  return drawn->kind == cql2::geometry_kind::box && one.what == op::s_intersects;
}

/// Whether the query says all of a condition from then on.
bool takes(incident_query& query, const expression& condition) {
  const auto one = read(condition);
  if (!one) return false;
  if (one->name == "occurred_at") return occurred(query, *one);
  if (one->name == geometry_name) return near(query, *one);
  if (one->name == "severity") return severity(query, *one);
  if (one->name == "category") return list(query.categories, *one, code);
  if (one->name == "source") return list(query.sources, *one, code);
  if (one->name == "municipality_code") return list(query.municipalities, *one, municipality);
  if (one->name == "stage") return list(query.stages, *one, stage);
  if (one->name == "place_id") return list(query.places, *one, place);
  return false;
}
}  // namespace

std::optional<cql2::expression> narrow(incident_query& query, cql2::expression filter) {
  std::vector<expression> conditions;
  if (auto* all = std::get_if<operation>(&filter.value); all && all->what == op::and_)
    conditions = std::move(all->arguments);
  else
    conditions.push_back(std::move(filter));
  std::erase_if(conditions, [&](const expression& each) { return takes(query, each); });
  return all_of(std::move(conditions));
}

}  // namespace uramost::http
