#include "cql2/json_reader.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "cql2/geometry_json.hpp"

namespace uramost::cql2 {

namespace {
using json = nlohmann::ordered_json;

class reader {
 public:
  expression read(const json& from) {
    const nesting::level deeper(bounds_);
    if (from.is_boolean()) return {from.get<bool>()};
    if (from.is_number()) return {from.get<double>()};
    if (from.is_string()) return {from.get<std::string>()};
    if (!from.is_object()) throw fault("a value is expected");
    if (from.contains("op")) return read_operation(from);
    if (const json* said = member(from, "property")) return {property{string_of(*said)}};
    if (const json* said = member(from, "date")) return read_date(string_of(*said));
    if (const json* said = member(from, "timestamp")) return read_timestamp(string_of(*said));
    if (const json* said = member(from, "interval")) return read_interval(*said);
    if (from.contains("type") || from.contains("bbox")) return read_shape(from);
    throw fault("op, property, date, timestamp, interval, bbox or a geometry is expected");
  }

  error fault(const std::string& what) const {
    return invalid_input("filter" + (path_.empty() ? "" : ", " + path_.substr(1)) + ": " + what, "filter");
  }

 private:
  static const json* member(const json& of, const char* name) {
    const auto found = of.find(name);
    return found == of.end() ? nullptr : &*found;
  }

  std::string string_of(const json& from) const {
    if (!from.is_string() || from.get_ref<const std::string&>().empty()) throw fault("a text is expected");
    return from.get<std::string>();
  }

  /// At a member of a list, for what is said about faults.
  expression read_at(const json& list, std::size_t i) {
    const std::size_t outside = path_.size();
    path_ += '/' + std::to_string(i);
    expression read_there = read(list.at(i));
    path_.resize(outside);
    return read_there;
  }

  expression read_operation(const json& from) {
    const std::string name = string_of(from.at("op"));
    const auto what = op_of_json(name);
    if (!what) throw fault("there is no op '" + name + "'");
    const json* said = member(from, "args");
    if (!said || !said->is_array()) throw fault("args is a list");
    operation made{*what, {}};
    const std::size_t outside = path_.size();
    path_ += "/args";
    if (*what == op::in)
      read_list(*said, made.arguments);
    else
      for (std::size_t i = 0; i < said->size(); ++i) made.arguments.push_back(read_at(*said, i));
    path_.resize(outside);
    return checked(std::move(made));
  }

  /// What is looked for, and the list it is looked for in.
  void read_list(const json& said, std::vector<expression>& into) {
    if (said.size() != 2 || !said[1].is_array()) throw fault("a value and a list are expected");
    into.push_back(read_at(said, 0));
    path_ += "/1";
    for (std::size_t i = 0; i < said[1].size(); ++i) into.push_back(read_at(said[1], i));
  }

  expression read_date(const std::string& said) const {
    if (const auto day = parse_date(said)) return {*day};
    throw fault("a date such as 2023-05-29 is expected");
  }

  expression read_timestamp(const std::string& said) const {
    if (const auto moment = parse_instant(said)) return {*moment};
    throw fault("a time such as 2023-05-29T19:10:00Z is expected");
  }

  expression read_interval(const json& said) {
    if (!said.is_array()) throw fault("an interval is a list of two times");
    operation made{op::interval, {}};
    for (std::size_t i = 0; i < said.size(); ++i)
      made.arguments.push_back(said[i].is_string() ? end_of_interval(said[i]) : read_at(said, i));
    return checked(std::move(made));
  }

  expression end_of_interval(const json& from) {
    if (auto end = read_end_of_interval(from.get_ref<const std::string&>())) return *std::move(end);
    throw fault("a date, a time or '..' is expected");
  }

  expression read_shape(const json& from) {
    try {
      return {read_geometry(from, bounds_)};
    } catch (const error& failure) {
      throw fault(failure.what());
    }
  }

  expression checked(operation made) const {
    if (const auto wrong = fault_of(made); !wrong.empty()) throw fault(wrong);
    return {std::move(made)};
  }

  nesting bounds_;
  std::string path_;
};
}  // namespace

expression read_json(std::string_view text) {
  limits::expect_within(text);
  const json parsed = [&] {
    try {
      return json::parse(text);
    } catch (const json::exception& failure) {
      throw invalid_input("the filter is no JSON: " + std::string(failure.what()), "filter");
    }
  }();
  reader from;
  expression whole = from.read(parsed);
  if ((sorts_of(whole) & sort::boolean) == 0) throw from.fault("a filter is a condition");
  limits::expect_within(whole);
  return whole;
}

}  // namespace uramost::cql2
