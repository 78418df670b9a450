#pragma once

#include <filesystem>
#include <string>

#include "core/shared_computation.hpp"
#include "http/compression.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// A file of the web map as it is kept in memory.
struct web_file {
  std::string content_type;
  std::string etag;  ///< weak: the same however it is packed
  std::string bytes;
  bool is_worth_packing = false;
};

/// GET /…: the web map's files. Paths that name no file and have no dot are the map's own addresses and get
/// index.html. Nothing outside the directory is ever read, and no hidden file.
class web_files {
 public:
  explicit web_files(std::filesystem::path directory) : directory_(std::move(directory)) {}

  response operator()(const request& asked) const;

 private:
  /// `version` names the file and its state.
  std::shared_ptr<const web_file> load(const std::filesystem::path& file, const std::string& version) const;
  std::shared_ptr<const web_file> load_packed(const web_file& plain, const std::string& version,
                                              coding as) const;

  std::filesystem::path directory_;
  using kept_files = shared_computation<std::string, std::shared_ptr<const web_file>>;
  std::shared_ptr<kept_files> files_ = std::make_shared<kept_files>(600);
};

/// By the name's ending; application/octet-stream when it is not known.
std::string content_type_of(const std::filesystem::path& file);

}  // namespace uramost::http
