#include "exchange/byte_source.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "core/error.hpp"

namespace uramost::exchange {
namespace {

struct file_closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class file_bytes final : public byte_source {
 public:
  explicit file_bytes(const std::filesystem::path& path) : name_(path.filename().string()) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
      throw error(error_kind::not_found, "There is no file " + path.string());
    if (!std::filesystem::is_regular_file(status))
      throw invalid_input(path.string() + " is not a plain file");
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_) throw invalid_input(path.string() + " cannot be read: " + std::strerror(errno));
    std::setvbuf(file_.get(), nullptr, _IONBF,
                 0);  // callers read large blocks; a second copy would only cost
    size_ = std::filesystem::file_size(path);
  }

  std::size_t read(std::span<char> into) override {
    const std::size_t count = std::fread(into.data(), 1, into.size(), file_.get());
    if (count < into.size() && std::ferror(file_.get()))
      throw error(error_kind::unavailable, "Reading " + name_ + " failed: " + std::strerror(errno));
    return count;
  }

  void rewind() override { std::rewind(file_.get()); }
  std::uint64_t size() const override { return size_; }

 private:
  std::string name_;
  std::unique_ptr<std::FILE, file_closer> file_;
  std::uint64_t size_ = 0;
};

class memory_bytes final : public byte_source {
 public:
  explicit memory_bytes(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t count = bytes_.copy(into.data(), into.size(), offset_);
    offset_ += count;
    return count;
  }

  void rewind() override { offset_ = 0; }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  std::size_t offset_ = 0;
};

}  // namespace

std::unique_ptr<byte_source> file_source(const std::filesystem::path& file) {
  return std::make_unique<file_bytes>(file);
}

std::unique_ptr<byte_source> memory_source(std::string bytes) {
  return std::make_unique<memory_bytes>(std::move(bytes));
}

}  // namespace uramost::exchange
