#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/multipart_parser.hpp"

namespace uramost::http {

/// A folder of its own for one upload, removed with all it holds. Only its owner may look inside.
class temporary_folder {
 public:
  /// Makes `parent` too when it is missing.
  explicit temporary_folder(const std::filesystem::path& parent);
  ~temporary_folder();
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Removes temporary folders of more than a day ago, left behind by a server that did not end in order.
void remove_stale_folders(const std::filesystem::path& parent);

/// A form that was sent: its text fields, and at most one file, on disk as long as the form lives.
class form {
 public:
  /// Nothing when the field was not sent.
  std::optional<std::string> field(std::string_view name) const;
  /// Throws invalid_input naming the first field that is not one of `known`.
  void expect_only(std::initializer_list<std::string_view> known) const;
  /// The file's place; its name there is the sent one made harmless. Nothing when no file was sent.
  const std::optional<std::filesystem::path>& file() const { return file_; }

 private:
  friend class form_reader;
  std::map<std::string, std::string, std::less<>> fields_;
  std::unique_ptr<temporary_folder> folder_;
  std::optional<std::filesystem::path> file_;
};

/// Makes a form of the bytes of a request body as they come: fields into memory (at most 256 kB each, 50
/// parts), the file (a part named `file`) straight to disk.
class form_reader {
 public:
  /// Throws invalid_input when `content_type` is not multipart/form-data. Files go below `uploads`.
  form_reader(std::string_view content_type, std::filesystem::path uploads);

  /// Throws invalid_input (malformed, too many parts), unavailable (the disk is full).
  void feed(std::string_view bytes) { parser_.feed(bytes); }
  std::shared_ptr<const form> finish();

 private:
  void begin(const part_heading& heading);
  void data(std::string_view bytes);
  void end();

  std::filesystem::path uploads_;
  std::shared_ptr<form> made_ = std::make_shared<form>();
  std::string name_;
  std::string value_;
  std::ofstream file_;
  int parts_ = 0;
  multipart_parser parser_;
};

/// A sent file name without its folders and without characters that mean something to a file system; "upload"
/// when nothing is left. Letters of every script stay.
std::string harmless_file_name(std::string_view sent);

}  // namespace uramost::http
