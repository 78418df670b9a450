#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace uramost::exchange {

/// Bytes that can be read from front to back, more than once. One thread at a time.
class byte_source {
 public:
  virtual ~byte_source() = default;
  /// Fills `into` from its front and answers how many bytes it got: fewer than asked for only at the end.
  /// Throws unavailable when the medium fails.
  virtual std::size_t read(std::span<char> into) = 0;
  /// Goes back to the first byte.
  virtual void rewind() = 0;
  virtual std::uint64_t size() const = 0;
};

/// Throws not_found when there is no such file, invalid_input when it is not a plain file or may not be read.
std::unique_ptr<byte_source> file_source(const std::filesystem::path& file);

std::unique_ptr<byte_source> memory_source(std::string bytes);

}  // namespace uramost::exchange
