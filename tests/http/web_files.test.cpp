#include "http/handlers/web_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/error.hpp"
#include "temporary_directory.hpp"
#include "unpacked.hpp"

namespace uramost::http {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

class WebFiles : public testing::Test {
 protected:
  WebFiles() {
    write("web/index.html", "<!doctype html><title>map</title>");
    write("web/assets/map-1a2b.js", std::string(5'000, 'j'));
    write("web/.secret", "hidden");
    write("outside.txt", "outside");
    fs::create_symlink(folder_.path() / "outside.txt", folder_.path() / "web/link.txt");
  }
  void write(const std::string& name, const std::string& text) {
    const fs::path file = folder_.path() / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  response ask(const std::string& path, header_fields headers = {}) {
    request asked;
    asked.path = path;
    asked.headers = std::move(headers);
    return files_(asked);
  }

  temporary_directory folder_;
  web_files files_{folder_.path() / "web"};
};

TEST_F(WebFiles, ServesFilesWithTheirType) {
  EXPECT_EQ(ask("/assets/map-1a2b.js").body_text(), std::string(5'000, 'j'));
  EXPECT_THAT(std::string(ask("/assets/map-1a2b.js").header("Content-Type")), HasSubstr("text/javascript"));
}

TEST_F(WebFiles, ServesTheMapAtItsOwnAddresses) {
  for (const char* path : {"/", "/index.html", "/table", "/a/b", "/assets"})
    EXPECT_THAT(std::string(ask(path).body_text()), HasSubstr("map")) << path;
}

TEST_F(WebFiles, LetsHashedFilesBeKeptForEver) {
  EXPECT_THAT(std::string(ask("/assets/map-1a2b.js").header("Cache-Control")), HasSubstr("immutable"));
  EXPECT_EQ(ask("/").header("Cache-Control"), "no-cache");
  EXPECT_NE(ask("/").header("ETag"), "");
}

TEST_F(WebFiles, CompressesOnce) {
  for (const std::string as : {"gzip", "br"}) {
    const response packed = ask("/assets/map-1a2b.js", {{"accept-encoding", as}});
    EXPECT_EQ(packed.header("Content-Encoding"), as);
    EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(unpacked(packed.body_text(), as), std::string(5'000, 'j'));
    EXPECT_EQ(ask("/assets/map-1a2b.js", {{"accept-encoding", as}}).body, packed.body);
  }
}

TEST_F(WebFiles, SeesAChangedFile) {
  ask("/");
  write("web/index.html", "a newer page");
  fs::last_write_time(folder_.path() / "web/index.html",
                      fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(ask("/").body_text(), "a newer page");
}

TEST_F(WebFiles, NeverLeavesItsDirectory) {
  for (const char* path : {"/link.txt", "/.secret", "/../outside.txt", "/assets/../../outside.txt",
                           "/nothing.js", "/api/nothing", "/tiles/nothing"})
    EXPECT_THROW(ask(path), error) << path;
}

TEST_F(WebFiles, SaysHowToBuildTheMapWhenItIsMissing) {
  request asked;
  EXPECT_THAT(std::string(web_files(folder_.path() / "nowhere")(asked).body_text()),
              HasSubstr("npm run build"));
}

TEST(ContentType, FollowsTheEnding) {
  EXPECT_EQ(content_type_of("a.PNG"), "image/png");
  EXPECT_EQ(content_type_of("font.woff2"), "font/woff2");
  EXPECT_EQ(content_type_of("a"), "application/octet-stream");
}

}  // namespace
}  // namespace uramost::http
