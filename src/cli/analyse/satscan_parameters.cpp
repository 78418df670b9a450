#include "cli/analyse/satscan_parameters.hpp"

#include <fstream>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

satscan_parameters::satscan_parameters(const std::filesystem::path& file) : folder_(file.parent_path()) {
  std::ifstream stream(file);
  if (!stream) throw error(error_kind::not_found, "there is no file " + file.string());
  std::string line;
  while (std::getline(stream, line)) {
    const std::string_view text = trim(line);
    const auto equals = text.find('=');
    if (text.empty() || text.front() == ';' || text.front() == '[' || equals == std::string_view::npos)
      continue;
    values_[std::string(trim(text.substr(0, equals)))] = std::string(trim(text.substr(equals + 1)));
  }
}

std::string satscan_parameters::text(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : found->second;
}

double satscan_parameters::number(const std::string& name, double otherwise) const {
  return parse_number(text(name)).value_or(otherwise);
}

bool satscan_parameters::yes(const std::string& name) const { return ascii_lower(text(name)) == "y"; }

std::filesystem::path satscan_parameters::file(const std::string& name) const {
  const std::string named = text(name);
  if (named.empty()) return {};
  const std::filesystem::path path(named);
  for (const auto& candidate :
       {folder_ / path, folder_ / path.filename(), folder_ / ("input." + path.filename().string())})
    if (std::filesystem::exists(candidate)) return candidate;
  return folder_ / path;
}

}  // namespace uramost::cli
