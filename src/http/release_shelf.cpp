#include "http/release_shelf.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "core/error.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

std::shared_ptr<const open_release> release_shelf::open(std::int64_t number) const {
  return open_.get(number, [&] {
    // Whoever asks for numbers that do not exist learns it without anything being read.
    if (!std::ranges::binary_search(folder_.numbers(), number))
      throw error(error_kind::not_found, "there is no release '" + std::to_string(number) + "'");
    const auto signed_by = folder_.verifier();
    if (!signed_by)
      throw error(error_kind::unavailable, "the key that releases are verified with is missing");
    try {
      auto opened = std::make_shared<const open_release>(folder_.read(static_cast<int>(number)), *signed_by);
      if (opened->view().number() != number) throw invalid_input("it is another release's copy");
      return opened;
    } catch (const std::exception& wrong) {
      spdlog::error("release {} cannot be shown: {}", number, wrong.what());
      throw error(error_kind::unavailable, "this release is not as it was signed, and is not shown");
    }
  });
}

std::shared_ptr<const open_release> release_shelf::newest() const try {
  const auto numbers = folder_.numbers();
  return numbers.empty() ? nullptr : open(numbers.back());
} catch (const error&) {
  return nullptr;
}

std::optional<listed_release> release_shelf::look_at(int number) const try {
  const auto opened = open(number);
  listed_release seen{number, opened->manifest(), opened->fingerprint(), {}};
  for (const auto& [name, bytes] : opened->files()) seen.files.push_back(name);
  return seen;
} catch (const error&) {
  return std::nullopt;
}

std::vector<listed_release> release_shelf::list() const {
  std::vector<listed_release> shown;
  const std::lock_guard lock(mutex_);
  for (const int number : folder_.numbers()) {
    auto known = seen_.find(number);
    if (known == seen_.end()) {
      auto looked_at = look_at(number);
      if (!looked_at) continue;
      known = seen_.emplace(number, std::move(*looked_at)).first;
    }
    shown.push_back(known->second);
  }
  std::ranges::reverse(shown);
  return shown;
}

release_reading release_shelf::reading_of(std::int64_t number) const {
  release_reading reading;
  reading.path = "/releases/" + std::to_string(number);
  reading.release = open_.find(number).value_or(nullptr);
  reading.open = [this, number] { return open(number); };
  return reading;
}

release_source release_shelf::by_number() const {
  return [this](const request& asked, query_parameters&) { return reading_of(id_of(asked.captured("n"))); };
}

release_source release_shelf::by_age() const {
  return [this](const request&, query_parameters&) {
    const auto numbers = folder_.numbers();
    if (numbers.empty()) throw error(error_kind::not_found, "nothing has been published yet");
    release_reading reading = reading_of(numbers.back());
    reading.is_newest = true;
    return reading;
  };
}

}  // namespace uramost::http
