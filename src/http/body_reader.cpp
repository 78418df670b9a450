#include "http/body_reader.hpp"

#include <fmt/format.h>

namespace uramost::http {

namespace {
std::uint64_t most_bytes(body_kind kind, const limits& bounds) {
  switch (kind) {
    case body_kind::none:
    case body_kind::json:
      return bounds.json_body;
    case body_kind::document:
      return bounds.document_body;
    case body_kind::form:
      return bounds.upload_body;
  }
  return 0;
}
}  // namespace

body_reader::body_reader(body_kind kind, request& into, const limits& bounds,
                         const std::filesystem::path& uploads)
    : into_(into), most_(most_bytes(kind, bounds)) {
  if (kind == body_kind::form) form_.emplace(into.header("content-type"), uploads);
}

void body_reader::expect_size(std::uint64_t announced) const {
  if (announced > most_) throw body_too_large(fmt::format("the body is longer than {} bytes", most_));
}

void body_reader::feed(std::string_view bytes) {
  read_ += bytes.size();
  expect_size(read_);
  if (form_)
    form_->feed(bytes);
  else
    into_.body += bytes;
}

void body_reader::finish() {
  if (form_) into_.fields = form_->finish();
}

}  // namespace uramost::http
