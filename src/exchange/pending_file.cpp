#include "exchange/pending_file.hpp"

#include <random>

#include "core/error.hpp"

namespace uramost::exchange {
namespace {

std::filesystem::path free_name_beside(const std::filesystem::path& wanted, std::string_view extension) {
  std::random_device random;
  for (;;) {
    std::string name(1, '.');
    name.append(wanted.stem())
        .append(".part-")
        .append(std::to_string(random()))
        .append(".")
        .append(extension);
    std::filesystem::path candidate = wanted.parent_path() / name;
    if (!std::filesystem::exists(candidate)) return candidate;
  }
}

}  // namespace

pending_file::pending_file(std::filesystem::path wanted, std::string_view extension)
    : wanted_(std::filesystem::absolute(std::move(wanted))), path_(free_name_beside(wanted_, extension)) {
  if (!std::filesystem::is_directory(wanted_.parent_path()))
    throw error(error_kind::not_found, "There is no folder " + wanted_.parent_path().string());
}

pending_file::~pending_file() {
  std::error_code ignored;  // nothing better can be done on the way out
  if (!kept_) std::filesystem::remove(path_, ignored);
}

void pending_file::keep() {
  std::error_code failure;
  std::filesystem::rename(path_, wanted_, failure);
  if (failure)
    throw error(error_kind::unavailable, wanted_.string() + " cannot be written: " + failure.message());
  kept_ = true;
}

}  // namespace uramost::exchange
