#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "exchange/pending_file.hpp"

namespace uramost::exchange {

/// Bytes into a file that appears when it is complete. Throws unavailable when the disk is full.
class file_output {
 public:
  /// Throws not_found when the folder does not exist.
  explicit file_output(std::filesystem::path wanted);

  void write(std::string_view bytes);
  /// What was written can be read at `path`; a file that is only flushed goes away again.
  void flush();
  void finish();

  const std::filesystem::path& path() const { return target_.path(); }

 private:
  struct closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  [[noreturn]] void fail() const;

  pending_file target_;
  std::unique_ptr<std::FILE, closer> file_;
};

}  // namespace uramost::exchange
