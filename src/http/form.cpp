#include "http/form.hpp"

#include <algorithm>
#include <chrono>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/random_id.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t longest_field = 256 * 1024;
constexpr int most_parts = 50;
constexpr std::size_t longest_file_name = 150;

std::string boundary_of(std::string_view content_type) {
  auto boundary = multipart_boundary(content_type);
  if (!boundary) throw invalid_input("the body must be multipart/form-data with a boundary", "Content-Type");
  return *boundary;
}
}  // namespace

temporary_folder::temporary_folder(const std::filesystem::path& parent) : path_(parent / random_id()) {
  std::filesystem::create_directories(path_);
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
}

temporary_folder::~temporary_folder() {
  std::error_code ignored;  // remove_stale_folders tries again another day
  std::filesystem::remove_all(path_, ignored);
}

void remove_stale_folders(const std::filesystem::path& parent) {
  const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(parent, failed)) {
    const std::string name = entry.path().filename().string();
    const bool is_ours = name.size() == 32 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (is_ours && entry.is_directory(failed) && entry.last_write_time(failed) < yesterday)
      std::filesystem::remove_all(entry.path(), failed);
  }
}

std::optional<std::string> form::field(std::string_view name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::nullopt : std::optional(found->second);
}

void form::expect_only(std::initializer_list<std::string_view> known) const {
  for (const auto& [name, value] : fields_)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw invalid_input("unknown field '" + name + "'", name);
}

form_reader::form_reader(std::string_view content_type, std::filesystem::path uploads)
    : uploads_(std::move(uploads)),
      parser_(boundary_of(content_type),
              {[this](const part_heading& heading) { begin(heading); },
               [this](std::string_view bytes) { data(bytes); }, [this] { end(); }}) {}

std::shared_ptr<const form> form_reader::finish() {
  parser_.finish();
  return made_;
}

void form_reader::begin(const part_heading& heading) {
  if (++parts_ > most_parts) throw invalid_input("the form has too many parts", "body");
  if (made_->fields_.contains(heading.name) || (heading.name == "file" && made_->file_))
    throw invalid_input("the field '" + heading.name + "' is given twice", heading.name);
  name_ = heading.name;
  value_.clear();
  if (name_ != "file") return;

  made_->folder_ = std::make_unique<temporary_folder>(uploads_);
  made_->file_ = made_->folder_->path() / harmless_file_name(heading.file_name.value_or(""));
  file_.open(*made_->file_, std::ios::binary);
  if (!file_) throw error(error_kind::unavailable, "the upload cannot be written to disk");
}

void form_reader::data(std::string_view bytes) {
  if (file_.is_open()) {
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file_) throw error(error_kind::unavailable, "the upload cannot be written: the disk may be full");
    return;
  }
  if (value_.size() + bytes.size() > longest_field) throw invalid_input("the field is too long", name_);
  value_ += bytes;
}

void form_reader::end() {
  if (file_.is_open()) {
    file_.close();
    if (!file_) throw error(error_kind::unavailable, "the upload cannot be written: the disk may be full");
    return;
  }
  if (!is_utf8(value_)) throw invalid_input("the field is not UTF-8", name_);
  made_->fields_.emplace(name_, value_);
}

std::string harmless_file_name(std::string_view sent) {
  if (const auto slash = sent.find_last_of("/\\"); slash != std::string_view::npos)
    sent.remove_prefix(slash + 1);
  std::string name;
  for (char c : sent) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F && std::string_view(":*?\"<>|%").find(c) == std::string_view::npos)
      name += c;
  }
  // The ending says what the file is: of a long name, keep it.
  if (name.size() > longest_file_name) {
    std::size_t start = name.size() - longest_file_name;
    while (start < name.size() && (static_cast<unsigned char>(name[start]) & 0xC0u) == 0x80u) ++start;
    name.erase(0, start);
  }
  while (name.starts_with('.')) name.erase(0, 1);
  if (name.find_first_not_of(". ") == std::string::npos || !is_utf8(name)) return "upload";
  return name;
}

}  // namespace uramost::http
