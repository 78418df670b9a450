#include "http/multipart_parser.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t longest_heading = 8 * 1024;
constexpr std::size_t longest_boundary = 70;  // RFC 2046

error malformed(const std::string& what) { return invalid_input("the form is malformed: " + what, "body"); }

/// Takes a token or quoted string off the front of `text`. Browsers write a quotation mark as %22, curl as
/// \".
std::string take_value(std::string_view& text) {
  std::string value;
  if (!text.starts_with('"')) {
    const auto end = std::min(text.find_first_of("; \t"), text.size());
    value = text.substr(0, end);
    text.remove_prefix(end);
    return value;
  }
  for (text.remove_prefix(1); !text.empty() && text.front() != '"'; text.remove_prefix(1)) {
    if (text.front() == '\\' && text.size() > 1 && (text[1] == '"' || text[1] == '\\')) text.remove_prefix(1);
    value += text.front();
  }
  if (text.empty()) throw malformed("a quotation mark is missing");
  text.remove_prefix(1);
  return value;
}

/// Calls `visit(name, value)` for each `; name=value` of a header field.
template <class Visitor>
void for_each_parameter(std::string_view field, Visitor visit) {
  for (auto start = field.find(';'); start != std::string_view::npos; start = field.find(';')) {
    field.remove_prefix(start + 1);
    field = trim(field);
    const auto equals = field.find('=');
    if (equals == std::string_view::npos) return;
    const std::string name = ascii_lower(trim(field.substr(0, equals)));
    field = trim(field.substr(equals + 1));
    visit(name, take_value(field));
  }
}

part_heading parse_heading(std::string_view lines) {
  std::optional<part_heading> heading;
  for (std::string_view line : split(lines, '\n')) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || ascii_lower(trim(line.substr(0, colon))) != "content-disposition")
      continue;
    heading.emplace();
    for_each_parameter(trim(line.substr(colon + 1)), [&](const std::string& name, std::string value) {
      if (!is_utf8(value)) throw malformed("a name is not UTF-8");
      if (name == "name")
        heading->name = std::move(value);
      else if (name == "filename")
        heading->file_name = std::move(value);
    });
  }
  if (!heading || heading->name.empty()) throw malformed("a part has no name");
  return *heading;
}
}  // namespace

multipart_parser::multipart_parser(std::string_view boundary, part_events to)
    : delimiter_("\r\n--" + std::string(boundary)), to_(std::move(to)) {
  if (boundary.empty() || boundary.size() > longest_boundary)
    throw malformed("its boundary is too long or empty");
}

void multipart_parser::feed(std::string_view bytes) {
  buffer_ += bytes;
  while (step()) {
  }
  buffer_.erase(0, position_);
  position_ = 0;
}

void multipart_parser::finish() const {
  if (state_ != state::epilogue) throw malformed("it ends too early");
}

/// Goes on as far as one state allows; false when more bytes are needed.
bool multipart_parser::step() {
  switch (state_) {
    case state::preamble:
    case state::data:
      return read_until_boundary();
    case state::after_boundary:
      return read_after_boundary();
    case state::heading:
      return read_heading();
    case state::epilogue:
      position_ = buffer_.size();
      return false;
  }
  return false;
}

bool multipart_parser::read_until_boundary() {
  const std::string_view bytes = rest();
  const auto found = bytes.find(delimiter_);
  // The end of what is there may be the beginning of a boundary: keep that much back.
  const std::size_t sure = found != std::string_view::npos     ? found
                           : bytes.size() >= delimiter_.size() ? bytes.size() - (delimiter_.size() - 1)
                                                               : 0;
  if (sure > 0 && state_ == state::data) to_.data(bytes.substr(0, sure));
  position_ += sure;
  if (found == std::string_view::npos) return false;
  if (state_ == state::data) to_.end();
  position_ += delimiter_.size();
  state_ = state::after_boundary;
  return true;
}

bool multipart_parser::read_after_boundary() {
  const std::string_view bytes = rest();
  if (bytes.starts_with("--")) {
    state_ = state::epilogue;
    return true;
  }
  const auto end = bytes.find("\r\n");
  if (end == std::string_view::npos || end > longest_heading) {
    if (bytes.size() > longest_heading) throw malformed("a boundary line does not end");
    return false;
  }
  if (bytes.substr(0, end).find_first_not_of(" \t") != std::string_view::npos)
    throw malformed("a boundary is followed by something else");
  position_ += end;  // the line end is left: it ends an empty heading
  state_ = state::heading;
  return true;
}

bool multipart_parser::read_heading() {
  const std::string_view bytes = rest();
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos || end > longest_heading) {
    if (bytes.size() > longest_heading) throw malformed("a part's heading is too long");
    return false;
  }
  to_.begin(parse_heading(bytes.substr(0, end)));
  position_ += end + 4;
  state_ = state::data;
  return true;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  if (ascii_lower(trim(content_type.substr(0, content_type.find(';')))) != "multipart/form-data")
    return std::nullopt;
  std::optional<std::string> boundary;
  for_each_parameter(content_type, [&](const std::string& name, std::string value) {
    if (name == "boundary") boundary = std::move(value);
  });
  if (!boundary || boundary->empty() || boundary->size() > longest_boundary) return std::nullopt;
  return boundary;
}

}  // namespace uramost::http
