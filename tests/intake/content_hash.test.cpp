#include "intake/content_hash.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "../expect_error.hpp"

namespace uramost::intake {
namespace {

/// The examples of FIPS 180-2, appendix B.
TEST(FileSha256, IsThatOfTheStandard) {
  const auto file = std::filesystem::path(testing::TempDir()) / "uramost_sha256";
  const auto of = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return file_sha256(file);
  };
  EXPECT_EQ(of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(of(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  std::filesystem::remove(file);
  expect_error(error_kind::not_found, [&] { file_sha256(file); });
}

}  // namespace
}  // namespace uramost::intake
