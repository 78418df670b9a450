#include "exchange/zip_output.hpp"

#include <cpl_conv.h>

#include <utility>

#include "core/error.hpp"
#include "exchange/gdal.hpp"

namespace uramost::exchange {

namespace {
constexpr std::uint64_t most_bytes = 0xFFFF'0000;

template <class Call>
void expect_done(Call call) {
  const gdal_messages messages;
  if (call() != CE_None)
    throw error(error_kind::unavailable,
                "The export cannot be written: " + messages.first_or("GDAL gives no reason"));
}
}  // namespace

zip_output::zip_output(const std::filesystem::path& file) : zip_(CPLCreateZip(file.c_str(), nullptr)) {
  if (!zip_) throw error(error_kind::unavailable, file.string() + " cannot be written");
}

zip_output::~zip_output() {
  const gdal_messages ignored;
  if (zip_) CPLCloseZip(zip_);
}

void zip_output::begin(const char* part, packing how) {
  char stored[] = "COMPRESSED=NO";
  char* options[] = {how == packing::stored ? stored : nullptr, nullptr};
  expect_done([&] { return CPLCreateFileInZip(zip_, part, options); });
  bytes_ = 0;
}

void zip_output::write(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ > most_bytes)
    throw invalid_input("A document holds at most 4 GB of text; choose another format or narrow the query",
                        "format");
  expect_done([&] { return CPLWriteFileInZip(zip_, bytes.data(), static_cast<int>(bytes.size())); });
}

void zip_output::end() {
  expect_done([&] { return CPLCloseFileInZip(zip_); });
}

void zip_output::add(const char* part, std::string_view bytes, packing how) {
  begin(part, how);
  write(bytes);
  end();
}

void zip_output::close() {
  expect_done([&] { return CPLCloseZip(std::exchange(zip_, nullptr)); });
}

}  // namespace uramost::exchange
