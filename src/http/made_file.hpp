#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

#include "http/form.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// A file that is made, sent, and gone: `path` is to be written, `open` ends the writing, `next` sends.
class made_file {
 public:
  /// In a folder of its own below `parent`.
  made_file(const std::filesystem::path& parent, std::string_view name)
      : folder_(parent), path_(folder_.path() / name) {}

  const std::filesystem::path& path() const { return path_; }

  /// Answers the size. Throws internal when nothing was written.
  std::uint64_t open();
  body_piece next();

 private:
  temporary_folder folder_;
  std::filesystem::path path_;
  std::ifstream file_;
};

}  // namespace uramost::http
