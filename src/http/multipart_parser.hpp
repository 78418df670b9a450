#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace uramost::http {

/// What stands above a part of a form.
struct part_heading {
  std::string name;
  std::optional<std::string> file_name;  ///< set for files; as sent, not to be trusted as a path
};

/// Receives the parts of a form, in order.
struct part_events {
  std::function<void(const part_heading&)> begin;
  std::function<void(std::string_view)> data;  ///< any number of times, never with empty bytes
  std::function<void()> end;
};

/// Reads multipart/form-data (RFC 7578) as it comes, in pieces of any size; holds only a few kilobytes
/// itself. Not thread safe. After an exception it must not be used any more.
class multipart_parser {
 public:
  multipart_parser(std::string_view boundary, part_events to);

  /// Throws invalid_input when malformed, and whatever the events throw.
  void feed(std::string_view bytes);
  /// All bytes were fed. Throws invalid_input when the closing boundary has not come.
  void finish() const;

 private:
  enum class state { preamble, after_boundary, heading, data, epilogue };

  bool step();
  bool read_until_boundary();
  bool read_after_boundary();
  bool read_heading();
  std::string_view rest() const { return std::string_view(buffer_).substr(position_); }

  std::string delimiter_;
  part_events to_;
  state state_ = state::preamble;
  std::string buffer_ = "\r\n";  // the first boundary may stand without a line end before it
  std::size_t position_ = 0;     // bytes of the buffer that are done with
};

/// The boundary parameter of a multipart/form-data content type; nothing when it is another type or
/// malformed.
std::optional<std::string> multipart_boundary(std::string_view content_type);

}  // namespace uramost::http
