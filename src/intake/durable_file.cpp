#include "intake/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>

#include "core/error.hpp"

namespace uramost::intake {

namespace fs = std::filesystem;

namespace {
error cannot(const char* what, const fs::path& file) {
  return {error_kind::unavailable, std::string("cannot ") + what + " " + file.string()};
}

/// An open file descriptor.
class descriptor {
 public:
  descriptor(const fs::path& file, int flags, mode_t mode = 0) : number_(::open(file.c_str(), flags, mode)) {}
  ~descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return sync();
  }
  bool sync() const { return ::fsync(number_) == 0; }

 private:
  int number_;
};
}  // namespace

bool write_new_file(const fs::path& file, std::string_view bytes, mode_t mode) {
  const descriptor out(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (!out.is_open() && errno == EEXIST) return false;
  if (!out.is_open() || !out.write(bytes)) throw cannot("write", file);
  return true;
}

void sync_folder(const fs::path& folder) {
  const descriptor opened(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (!opened.is_open() || !opened.sync()) throw cannot("write", folder);
}

std::string read_whole_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw cannot("read", file);
  return std::move(text).str();
}

}  // namespace uramost::intake
