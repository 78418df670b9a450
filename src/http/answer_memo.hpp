#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace uramost::http {

/// An answer as it goes over the wire.
struct ready_answer {
  std::string head;
  std::shared_ptr<const std::string> body;  ///< null: none
  int status;
  std::size_t route;    ///< whose counts it belongs to
  std::size_t date_at;  ///< where in the head the date stands

  /// `head` has a Date field.
  ready_answer(std::string head, std::shared_ptr<const std::string> body, int status, std::size_t route);

  void tell_date(std::string_view date) { head.replace(date_at, date.size(), date); }
  std::size_t size() const { return head.size() + (body ? body->size() : 0); }
};

/// Lasting answers by the exact bytes of the request's head. Guard, route, parameters and conditions are
/// functions of these bytes and of a version: the same bytes get the same answer without being read again.
/// Holds answers of one version only, up to a number of bytes. For one thread.
class answer_memo {
 public:
  explicit answer_memo(std::size_t byte_limit) : byte_limit_(byte_limit) {}

  /// Null when it is not known in this version. The answer is there until the next `keep` or version.
  ready_answer* find(std::string_view request_head, std::int64_t version);
  void keep(std::string_view request_head, std::int64_t version, ready_answer answer);

 private:
  struct text_hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using generation = std::unordered_map<std::string, ready_answer, text_hash, std::equal_to<>>;

  void turn_to(std::int64_t version);
  ready_answer* add(generation::node_type node);

  // When the young generation is full it becomes the old one, and what nobody asked for since goes: cheaper
  // than an order of use, and nearly as good.
  const std::size_t byte_limit_;
  std::int64_t version_ = 0;
  std::size_t young_bytes_ = 0;
  generation young_, old_;
};

/// The head of the first request, with the blank line that ends it; empty when it is not complete.
std::string_view first_head(std::string_view unread);

}  // namespace uramost::http
