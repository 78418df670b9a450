#include "patrol/instance_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.hpp"

namespace uramost::patrol {

namespace {
using nlohmann::json;

constexpr std::size_t largest_index = 1'000'000'000;

double read_number(const json& value, const std::string& field) {
  if (!value.is_number()) throw invalid_input(fmt::format("{} is no number", field), field);
  return value.get<double>();
}

std::size_t read_count(const json& value, const std::string& field) {
  const double number = read_number(value, field);
  if (!(number >= 0 && number <= largest_index) || number != std::floor(number))
    throw invalid_input(fmt::format("{} is {}; it has to be a whole number from 0", field, number), field);
  return static_cast<std::size_t>(number);
}

std::string read_text(const json& value, const std::string& field) {
  if (!value.is_string()) throw invalid_input(fmt::format("{} is no text", field), field);
  return value.get<std::string>();
}

bool read_flag(const json& value, const std::string& field) {
  if (!value.is_boolean()) throw invalid_input(fmt::format("{} is neither true nor false", field), field);
  return value.get<bool>();
}

const json& read_list(const json& value, const std::string& field) {
  if (!value.is_array()) throw invalid_input(fmt::format("{} is no list", field), field);
  return value;
}

template <class Read>
auto read_each(const json& list, const std::string& field, Read read) {
  std::vector<decltype(read(list, field))> values;
  values.reserve(read_list(list, field).size());
  for (const json& each : list) values.push_back(read(each, field));
  return values;
}

/// Members of an object that were not asked for are misspelt most likely.
void check_names(const json& object, const std::set<std::string_view>& known, const std::string& field) {
  if (!object.is_object()) throw invalid_input(fmt::format("{} is no object", field), field);
  for (const auto& [name, value] : object.items())
    if (!known.contains(name)) throw invalid_input(fmt::format("'{}' is no member of {}", name, field), name);
}

candidate_group read_candidate_group(const json& value, const std::string& field) {
  check_names(value, {"name", "candidates", "at_least"}, field);
  candidate_group group;
  group.name = read_text(value.value("name", json("")), field);
  group.candidates = read_each(value.value("candidates", json()), field, read_count);
  group.at_least = read_count(value.value("at_least", json(1)), field);
  return group;
}

demand_group read_demand_group(const json& value, const std::string& field) {
  check_names(value, {"name", "demand", "min_share"}, field);
  demand_group group;
  group.name = read_text(value.value("name", json("")), field);
  group.demand = read_each(value.value("demand", json()), field, read_count);
  group.min_share = read_number(value.value("min_share", json(0)), field);
  return group;
}

staff_kind read_staff_kind(const json& value, const std::string& field) {
  check_names(value, {"name", "skills", "count"}, field);
  staff_kind kind;
  kind.name = read_text(value.value("name", json("")), field);
  kind.skills = read_each(value.value("skills", json::array()), field, read_text);
  kind.count = read_count(value.value("count", json()), field);
  return kind;
}

std::string read_skill(const json& value, const std::string& field) {
  return value.is_null() ? std::string() : read_text(value, field);
}

/// Takes the rows of a table out of the document while it is being read, so that a large one is never held as
/// JSON.
class table_reader {
 public:
  explicit table_reader(std::string field) : field_(std::move(field)) {}

  const std::string& field() const { return field_; }

  void begin() {
    if (has_begun_) throw invalid_input(field_ + " is there twice", field_);
    has_begun_ = true;
  }

  void add(const json& row) {
    if (rows_ == 0) columns_ = row.size();
    if (row.size() != columns_)
      throw invalid_input(
          fmt::format("{}[{}] has {} members, the rows before have {}", field_, rows_, row.size(), columns_),
          field_);
    for (const json& each : row) {
      if (!each.is_number() && !each.is_null())
        throw invalid_input(fmt::format("{}[{}] holds something that is no number", field_, rows_), field_);
      values_.push_back(each.is_null() ? unreachable : each.get<double>());
    }
    ++rows_;
  }

  distance_table table() { return {rows_, columns_, std::move(values_)}; }

 private:
  std::string field_;
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> values_;
  bool has_begun_ = false;
};

struct read_document {
  json members;
  table_reader distances{"distances"}, between_candidates{"candidate_distances"};
};

/// The parser tells how deep it is in the document: members have depth 1, rows of tables depth 2.
read_document read(std::string_view text) {
  read_document document;
  table_reader* table = nullptr;
  const auto take_rows = [&](int depth, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::key && depth == 1) {
      table = nullptr;
      for (table_reader* each : {&document.distances, &document.between_candidates})
        if (value == each->field()) (table = each)->begin();
    }
    if (event != json::parse_event_t::array_end || depth != 2 || table == nullptr) return true;
    table->add(value);
    return false;
  };
  try {
    document.members = json::parse(text, take_rows);
  } catch (const json::exception& problem) {
    throw invalid_input(fmt::format("the document is not JSON that can be read: {}", problem.what()),
                        "document");
  }
  if (!document.members.is_object()) throw invalid_input("the document is no JSON object", "document");
  return document;
}

/// What is left of a table's member: an empty list, when all its members were rows.
void check_emptied(const json& rest, const std::string& field) {
  if (!rest.is_array() || !rest.empty()) throw invalid_input(field + " is no list of rows of numbers", field);
}

struct member_rule {
  const char* name;
  void (*read)(const json& value, const std::string& name, instance& into);
};

const std::array member_rules{
    member_rule{"problem", [](auto& value, auto& name,
                              instance& into) { into.problem = problem_kind_of(read_text(value, name)); }},
    member_rule{"p", [](auto& value, auto& name, instance& into) { into.p = read_count(value, name); }},
    member_rule{"radius",
                [](auto& value, auto& name, instance& into) { into.radius = read_number(value, name); }},
    member_rule{"weights", [](auto& value, auto& name,
                              instance& into) { into.weights = read_each(value, name, read_number); }},
    member_rule{"costs", [](auto& value, auto& name,
                            instance& into) { into.costs = read_each(value, name, read_number); }},
    member_rule{"fixed", [](auto& value, auto& name,
                            instance& into) { into.fixed = read_each(value, name, read_count); }},
    member_rule{"forbidden", [](auto& value, auto& name,
                                instance& into) { into.forbidden = read_each(value, name, read_count); }},
    member_rule{"groups", [](auto& value, auto& name,
                             instance& into) { into.groups = read_each(value, name, read_candidate_group); }},
    member_rule{"demand_groups",
                [](auto& value, auto& name, instance& into) {
                  into.demand_groups = read_each(value, name, read_demand_group);
                }},
    member_rule{
        "max_uncovered_share",
        [](auto& value, auto& name, instance& into) { into.max_uncovered_share = read_number(value, name); }},
    member_rule{"level_shares",
                [](auto& value, auto& name, instance& into) { into.level_shares = read_flag(value, name); }},
    member_rule{"min_separation", [](auto& value, auto& name,
                                     instance& into) { into.min_separation = read_number(value, name); }},
    member_rule{"skills", [](auto& value, auto& name,
                             instance& into) { into.skills = read_each(value, name, read_skill); }},
    member_rule{"staff", [](auto& value, auto& name,
                            instance& into) { into.staff = read_each(value, name, read_staff_kind); }},
    member_rule{"alpha",
                [](auto& value, auto& name, instance& into) { into.alpha = read_number(value, name); }},
    member_rule{"time_limit_s", [](auto& value, auto& name,
                                   instance& into) { into.time_limit_s = read_number(value, name); }},
    member_rule{"seed", [](auto& value, auto& name, instance& into) { into.seed = read_count(value, name); }},
};

void read_member(const std::string& name, const json& value, instance& into) {
  if (name == "distances" || name == "candidate_distances") return check_emptied(value, name);
  if (name == "name" || name == "comment") return;
  const auto rule = std::ranges::find(member_rules, name, &member_rule::name);
  if (rule == member_rules.end()) throw invalid_input(fmt::format("'{}' is no member we know", name), name);
  if (!value.is_null()) rule->read(value, name, into);
}

void demand_member(const json& members, const char* name) {
  const auto found = members.find(name);
  if (found == members.end() || found->is_null())
    throw invalid_input(fmt::format("the document has no {}", name), name);
}
}  // namespace

instance parse_instance(std::string_view text) {
  read_document document = read(text);
  demand_member(document.members, "problem");
  demand_member(document.members, "distances");
  instance asked;
  for (const auto& [name, value] : document.members.items()) read_member(name, value, asked);
  if (is_covering(asked.problem)) demand_member(document.members, "radius");
  asked.distances = document.distances.table();
  asked.candidate_distances = document.between_candidates.table();
  if (asked.weights.empty()) asked.weights.assign(asked.demand_count(), 1);
  validate(asked);
  return asked;
}

}  // namespace uramost::patrol
