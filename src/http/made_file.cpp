#include "http/made_file.hpp"

#include "core/error.hpp"

namespace uramost::http {

std::uint64_t made_file::open() {
  file_.open(path_, std::ios::binary);
  if (!file_) throw error(error_kind::internal, "the export could not be written");
  return std::filesystem::file_size(path_);
}

body_piece made_file::next() {
  std::string bytes(256 * 1024, '\0');
  file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file_.gcount()));
  return {std::move(bytes), file_ ? body_piece::follow_up::more : body_piece::follow_up::end};
}

}  // namespace uramost::http
