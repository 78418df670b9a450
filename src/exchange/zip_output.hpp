#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace uramost::exchange {

/// Writes a zip file, one part after the other, packing bytes as they come. Without `close` it is of no use.
class zip_output {
 public:
  /// `file` must not exist. Throws unavailable, as everything here does when the disk is full.
  explicit zip_output(const std::filesystem::path& file);
  ~zip_output();
  zip_output(const zip_output&) = delete;
  zip_output& operator=(const zip_output&) = delete;

  enum class packing { deflated, stored };
  void begin(const char* part, packing how = packing::deflated);
  /// Throws invalid_input (field `format`) when a part has more than 4 GB.
  void write(std::string_view bytes);
  void end();
  /// A whole part.
  void add(const char* part, std::string_view bytes, packing how = packing::deflated);
  void close();

 private:
  void* zip_;
  std::uint64_t bytes_ = 0;  ///< of this part
};

}  // namespace uramost::exchange
