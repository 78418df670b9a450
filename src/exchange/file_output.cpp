#include "exchange/file_output.hpp"

#include <cerrno>
#include <cstring>

#include "core/error.hpp"

namespace uramost::exchange {

file_output::file_output(std::filesystem::path wanted) : target_(std::move(wanted), "tmp") {
  file_.reset(std::fopen(target_.path().c_str(), "wb"));
  if (!file_) fail();
}

void file_output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) fail();
}

void file_output::flush() {
  if (std::fflush(file_.get()) != 0) fail();
}

void file_output::finish() {
  if (std::fclose(file_.release()) != 0) fail();
  target_.keep();
}

void file_output::fail() const {
  throw error(error_kind::unavailable,
              target_.wanted().string() + " cannot be written: " + std::strerror(errno));
}

}  // namespace uramost::exchange
