#include "cql2/text_writer.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "cql2/geometry_text.hpp"

namespace uramost::cql2 {

namespace {
std::string quoted_text(const std::string& text) {
  if (text.ends_with('\\')) throw invalid_input("CQL2 has no text that ends with a backslash", "filter");
  std::string quoted = "'";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted += i > 0 && text[i - 1] == '\\' ? '\\' : '\'';
    quoted += text[i];
  }
  return quoted += '\'';
}

std::string quoted_name(const std::string& name) {
  if (name.empty()) throw invalid_input("CQL2 has no empty name", "filter");
  std::string quoted = "\"";
  for (const char letter : name) (quoted += letter == '"' ? "\"" : "") += letter;
  return quoted += '"';
}

class writer {
 public:
  std::string text;

  /// In brackets when it binds less than what is around it needs.
  void write(const expression& part, binding at_least) {
    const auto* inner = std::get_if<operation>(&part.value);
    const binding own = inner ? row_of(inner->what).binds : as_function;
    const bool brackets = own != as_function && own < at_least;
    if (brackets) text += '(';
    std::visit(*this, part.value);
    if (brackets) text += ')';
  }

  void operator()(bool one) { text += one ? "TRUE" : "FALSE"; }
  void operator()(double one) { text += uramost::to_text(one); }
  void operator()(const std::string& one) { text += quoted_text(one); }
  void operator()(const date& one) { text += "DATE('" + uramost::to_string(one) + "')"; }
  void operator()(const instant& one) { text += "TIMESTAMP('" + to_string(one) + "')"; }
  void operator()(const unbounded& /*one*/) { text += "'..'"; }
  void operator()(const geometry& one) { append_text(one, text); }
  void operator()(const property& one) { text += quoted_name(one.name); }
  void operator()(const operation& one) {
    const operator_row& row = row_of(one.what);
    switch (row.binds) {
      case as_function:
        return one.what == op::interval ? interval(one) : call(row.text, one.arguments, 0);
      case comparison:
        return compare(one, row);
      case negation:
        text += "NOT ";
        return write(one.arguments[0], negation);
      case conjunction:
      case loosest:
        return between_all(one, row, static_cast<binding>(row.binds + 1),
                           static_cast<binding>(row.binds + 1));
      case raised:
        return between_all(one, row, tightest, tightest);
      default:
        return between_all(one, row, row.binds, static_cast<binding>(row.binds + 1));
    }
  }

 private:
  void between_all(const operation& one, const operator_row& row, binding first, binding others) {
    for (std::size_t i = 0; i < one.arguments.size(); ++i) {
      if (i > 0) (text += ' ') += std::string(row.text) + ' ';
      write(one.arguments[i], i == 0 ? first : others);
    }
  }

  void compare(const operation& one, const operator_row& row) {
    write(one.arguments[0], sum);
    (text += ' ') += row.text;
    if (one.what == op::is_null) return;
    text += ' ';
    if (one.what == op::in) return call("", one.arguments, 1);
    write(one.arguments[1], sum);
    if (one.what != op::between) return;
    text += " AND ";
    write(one.arguments[2], sum);
  }

  void call(std::string_view name, const std::vector<expression>& arguments, std::size_t from) {
    (text += name) += '(';
    for (std::size_t i = from; i < arguments.size(); ++i) {
      if (i > from) text += ',';
      write(arguments[i], sum);
    }
    text += ')';
  }

  /// Times stand in it without their DATE or TIMESTAMP.
  void interval(const operation& one) {
    text += "INTERVAL(";
    for (std::size_t i = 0; i < one.arguments.size(); ++i) {
      if (i > 0) text += ',';
      const auto& end = one.arguments[i].value;
      if (const auto* day = std::get_if<date>(&end))
        text += quoted_text(uramost::to_string(*day));
      else if (const auto* moment = std::get_if<instant>(&end))
        text += quoted_text(to_string(*moment));
      else
        write(one.arguments[i], sum);
    }
    text += ')';
  }
};
}  // namespace

std::string to_text(const expression& whole) {
  writer to;
  to.write(whole, loosest);
  return std::move(to.text);
}

}  // namespace uramost::cql2
