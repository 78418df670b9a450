#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace uramost {

/// A file in memory with these bytes, for readers that take a path.
class file_of_bytes {
 public:
  file_of_bytes(const std::uint8_t* data, std::size_t size) : handle_(memfd_create("fuzz", 0)) {
    if (handle_ < 0 || write(handle_, data, size) != static_cast<ssize_t>(size)) __builtin_trap();
  }
  ~file_of_bytes() { close(handle_); }
  file_of_bytes(const file_of_bytes&) = delete;
  file_of_bytes& operator=(const file_of_bytes&) = delete;

  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(handle_); }

 private:
  int handle_;
};

}  // namespace uramost
