#include "store/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace uramost::store {

namespace {
/// SQLite makes its files with the process's mask and gives a log the mode of its database: so make it first.
const std::filesystem::path& made_private(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
  return file;
}
}  // namespace

private_file::private_file(const std::filesystem::path& file, std::span<const migration> steps)
    : writer(made_private(file), database::access::create), readers(file) {
  migrate(writer, file, steps);
}

}  // namespace uramost::store
