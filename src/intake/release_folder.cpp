#include "intake/release_folder.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/content_hash.hpp"
#include "intake/durable_file.hpp"

namespace uramost::intake {

namespace fs = std::filesystem;

namespace {
constexpr std::uintmax_t most_bytes = 256u << 20;
constexpr std::size_t most_files = 20;

/// A folder that goes again unless it is renamed.
struct pending_folder {
  explicit pending_folder(fs::path at) : path(std::move(at)) { fs::create_directories(path); }
  ~pending_folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  pending_folder(const pending_folder&) = delete;
  pending_folder& operator=(const pending_folder&) = delete;

  fs::path path;
};
}  // namespace

std::vector<int> release_folder::numbers() const {
  std::vector<int> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(data_ / "releases", none))
    if (const auto number = parse_integer(entry.path().filename().string());
        number && *number > 0 && *number < 1'000'000 && entry.is_directory())
      found.push_back(static_cast<int>(*number));
  std::ranges::sort(found);
  return found;
}

publication::release release_folder::read(int number) const { return read_release(path_of(number)); }

void release_folder::keep(const publication::release& made, int number) const {
  try {
    const pending_folder pending(data_ / "releases" / (".part-" + random_identity()));
    for (const auto& [name, bytes] : made.files()) write_new_file(pending.path / name, bytes, 0644);
    sync_folder(pending.path);
    std::error_code failed;
    fs::rename(pending.path, path_of(number), failed);
    if (failed)
      throw error(error_kind::conflict, "There is a release " + std::to_string(number) + " already");
    sync_folder(data_ / "releases");
  } catch (const fs::filesystem_error& problem) {
    throw error(error_kind::unavailable, problem.what());
  }
}

std::optional<publication::public_key> release_folder::verifier() const {
  const fs::path file = data_ / "release.pub";
  if (!fs::exists(file)) return std::nullopt;
  return publication::parse_public_key(trim(read_whole_file(file)));
}

publication::signing_key release_folder::key() const {
  const fs::path file = data_ / "release.key";
  if (!fs::exists(file)) {
    const auto made = publication::signing_key::make();
    if (write_new_file(file, made.to_hex() + "\n", 0600))
      write_new_file(data_ / "release.pub", publication::to_hex(made.verifier()) + "\n", 0644);
    sync_folder(data_);
  }
  return publication::signing_key(trim(read_whole_file(file)));
}

publication::release read_release(const fs::path& folder) {
  if (!fs::is_directory(folder))
    throw error(error_kind::not_found, "There is no release at " + folder.string());
  publication::release_parts files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || entry.file_size() > most_bytes || files.size() == most_files)
      throw invalid_input(folder.string() + " is no release: " + name + " cannot be part of one", name);
    files[name] = read_whole_file(entry.path());
  }
  return publication::release(std::move(files));
}

}  // namespace uramost::intake
