#pragma once

#include <filesystem>
#include <string>

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/shared_computation.hpp"

namespace uramost::http {

/// A file of the web map as it is kept in memory: as it is, and compressed when that is worth it.
struct web_file {
  std::string content_type;
  std::string etag;
  std::string bytes;
  std::string packed;  ///< gzip; empty: not worth it
};

/// GET /…: the web map's files. Paths that name no file and have no dot are the map's own addresses and get
/// index.html. Nothing outside the directory is ever read, and no hidden file.
class web_files {
 public:
  explicit web_files(std::filesystem::path directory) : directory_(std::move(directory)) {}

  response operator()(const request& asked) const;

 private:
  std::shared_ptr<const web_file> load(const std::filesystem::path& file) const;

  std::filesystem::path directory_;
  std::shared_ptr<shared_computation<web_file>> files_ = std::make_shared<shared_computation<web_file>>(200);
};

/// By the name's ending; application/octet-stream when it is not known.
std::string content_type_of(const std::filesystem::path& file);

}  // namespace uramost::http
