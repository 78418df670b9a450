#pragma once

#include <filesystem>
#include <string_view>

namespace uramost::exchange {

/// A file that only appears under its name when it is complete. Until `keep`, it is written under another
/// name in the same folder (with the extension a format's driver insists on), and removed again if that never
/// happens.
class pending_file {
 public:
  /// Throws not_found when the folder does not exist.
  pending_file(std::filesystem::path wanted, std::string_view extension);
  ~pending_file();
  pending_file(const pending_file&) = delete;
  pending_file& operator=(const pending_file&) = delete;

  const std::filesystem::path& path() const { return path_; }  ///< write here
  const std::filesystem::path& wanted() const { return wanted_; }

  /// Gives the file its name; an older file of that name is replaced. Throws unavailable.
  void keep();

 private:
  std::filesystem::path wanted_;
  std::filesystem::path path_;
  bool kept_ = false;
};

}  // namespace uramost::exchange
