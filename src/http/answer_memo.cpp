#include "http/answer_memo.hpp"

#include <utility>

namespace uramost::http {

namespace {
std::size_t cost(std::string_view request_head, const ready_answer& answer) {
  constexpr std::size_t book_keeping = 200;  // the map's node, control blocks
  return request_head.size() + answer.size() + book_keeping;
}
}  // namespace

ready_answer::ready_answer(std::string with_head, std::shared_ptr<const std::string> with_body,
                           int with_status, std::size_t of_route)
    : head(std::move(with_head)), body(std::move(with_body)), status(with_status), route(of_route) {
  constexpr std::string_view field = "\r\nDate: ";
  date_at = head.find(field) + field.size();
}

ready_answer* answer_memo::find(std::string_view request_head, std::int64_t version) {
  turn_to(version);
  if (const auto known = young_.find(request_head); known != young_.end()) return &known->second;
  const auto known = old_.find(request_head);
  return known == old_.end() ? nullptr : add(old_.extract(known));
}

void answer_memo::keep(std::string_view request_head, std::int64_t version, ready_answer answer) {
  if (version < version_ || cost(request_head, answer) > byte_limit_ / 2) return;
  turn_to(version);
  if (young_.contains(request_head)) return;
  if (young_bytes_ + cost(request_head, answer) > byte_limit_ / 2) {
    old_ = std::exchange(young_, {});
    young_bytes_ = 0;
  }
  generation alone;
  alone.emplace(request_head, std::move(answer));
  add(alone.extract(alone.begin()));
}

void answer_memo::turn_to(std::int64_t version) {
  if (version == version_) return;
  version_ = version;
  young_bytes_ = 0;
  young_.clear();
  old_.clear();
}

ready_answer* answer_memo::add(generation::node_type node) {
  young_bytes_ += cost(node.key(), node.mapped());
  return &young_.insert(std::move(node)).position->second;
}

std::string_view first_head(std::string_view unread) {
  constexpr std::string_view blank_line = "\r\n\r\n";
  const auto end = unread.find(blank_line);
  return end == std::string_view::npos ? std::string_view{} : unread.substr(0, end + blank_line.size());
}

}  // namespace uramost::http
