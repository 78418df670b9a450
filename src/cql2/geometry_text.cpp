#include "cql2/geometry_text.hpp"

#include <array>
#include <optional>

#include "core/enum_names.hpp"
#include "core/text.hpp"

namespace uramost::cql2 {

namespace {
constexpr enum_names<geometry_kind, 8> names{{"point", "linestring", "polygon", "multipoint",
                                              "multilinestring", "multipolygon", "geometrycollection",
                                              "bbox"}};

std::optional<geometry_kind> kind_of(const token& word) {
  if (word.kind != token_kind::word) return std::nullopt;
  return names.find(ascii_lower(word.text));
}

class geometry_reader {
 public:
  geometry_reader(scanner& from, nesting& bounds) : from_(from), bounds_(bounds) {}

  geometry read() {
    const nesting::level deeper(bounds_);
    const auto kind = kind_of(from_.next());
    if (!kind) throw from_.fault("a geometry");
    from_.take();
    has_height_ = from_.take_if("z");
    return *kind == geometry_kind::box ? box() : body(*kind);
  }

 private:
  geometry body(geometry_kind kind) {
    const nesting::level deeper(bounds_);
    geometry made{kind, {}, {}};
    from_.expect("(");
    do {
      if (kind == geometry_kind::point || kind == geometry_kind::line_string)
        made.positions.push_back(one_position());
      else if (kind == geometry_kind::collection)
        made.parts.push_back(read());
      else if (kind == geometry_kind::multi_point && !from_.next().is("("))
        made.parts.push_back({geometry_kind::point, {one_position()}, {}});
      else
        made.parts.push_back(body(member_of(kind)));
    } while (from_.take_if(","));
    from_.expect(")");
    return made;
  }

  /// Heights may come without their letter Z.
  position one_position() {
    const double x = coordinate(), y = coordinate();
    if (has_height_ || from_.next().kind == token_kind::number || from_.next().is("-")) coordinate();
    return {x, y};
  }

  double coordinate() {
    const bool is_negative = from_.take_if("-");
    if (from_.next().kind != token_kind::number) throw from_.fault("a coordinate");
    const double size = from_.take().number;
    return is_negative ? -size : size;
  }

  geometry box() {
    std::vector<double> said;
    from_.expect("(");
    do said.push_back(coordinate());
    while (said.size() < 6 && from_.take_if(","));
    if (said.size() != 4 && said.size() != 6) throw from_.fault("four numbers, or six,");
    from_.expect(")");
    const std::size_t upper = said.size() / 2;
    return {geometry_kind::box, {{said[0], said[1]}, {said[upper], said[upper + 1]}}, {}};
  }

  scanner& from_;
  nesting& bounds_;
  bool has_height_ = false;
};

void append_positions(const geometry& one, std::string& to) {
  const char* between = "";
  for (const position& each : one.positions) {
    to += between;
    to += to_text(each.x) + ' ' + to_text(each.y);
    between = ",";
  }
}

/// The bracket behind the name.
void append_body(const geometry& one, std::string& to) {
  to += '(';
  append_positions(one, to);
  const char* between = "";
  for (const geometry& part : one.parts) {
    to += between;
    if (one.kind == geometry_kind::collection)
      append_text(part, to);
    else
      append_body(part, to);
    between = ",";
  }
  to += ')';
}
}  // namespace

bool begins_geometry(const scanner& from) { return kind_of(from.next()).has_value(); }

geometry read_geometry(scanner& from, nesting& bounds) {
  const std::size_t at = from.next().at;
  geometry read = geometry_reader(from, bounds).read();
  if (const auto fault = fault_of(read); !fault.empty())
    throw invalid_input("filter, byte " + std::to_string(at + 1) + ": " + std::string(fault), "filter");
  return read;
}

void append_text(const geometry& one, std::string& to) {
  for (const char letter : names[one.kind]) to += static_cast<char>(letter - 'a' + 'A');
  if (one.kind != geometry_kind::box) return append_body(one, to);
  const position low = one.positions.at(0), high = one.positions.at(1);
  to += '(' + to_text(low.x) + ',' + to_text(low.y) + ',' + to_text(high.x) + ',' + to_text(high.y) + ')';
}

}  // namespace uramost::cql2
