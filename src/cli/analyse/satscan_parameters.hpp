#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace uramost::cli {

/// A parameter file of SaTScan (`Name=value` lines, `;` comments, `[Sections]`).
class satscan_parameters {
 public:
  /// Throws not_found.
  explicit satscan_parameters(const std::filesystem::path& file);

  /// Empty where there is none.
  std::string text(const std::string& name) const;
  double number(const std::string& name, double otherwise) const;
  bool yes(const std::string& name) const;
  /// A file it names, which lies beside it: under that name, or as `input.NAME`.
  std::filesystem::path file(const std::string& name) const;

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> values_;
};

}  // namespace uramost::cli
