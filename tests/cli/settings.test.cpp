#include "cli/settings.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "core/error.hpp"

namespace uramost::cli {
namespace {

std::filesystem::path file_with(const std::string& text) {
  const auto path = std::filesystem::path(testing::TempDir()) / "settings.test.toml";
  std::ofstream(path) << text;
  return path;
}

settings environment(const std::map<std::string, std::string>& variables) {
  return read_environment([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(Settings, FlagsWinOverTheEnvironmentAndTheEnvironmentOverTheFile) {
  const settings file =
      read_settings_file(file_with("data = 'file'\nlisten = '127.0.0.1:1'\nweb = 'file'\n"));
  const settings variables =
      environment({{"URAMOST_DATA", "environment"}, {"URAMOST_LISTEN", "127.0.0.1:2"}});
  settings flags;
  flags.data = "flag";

  const settings merged = flags.or_else(variables).or_else(file);
  EXPECT_EQ(merged.data, "flag");
  EXPECT_EQ(merged.listen, "127.0.0.1:2");
  EXPECT_EQ(merged.web, "file");
  EXPECT_FALSE(merged.threads);
}

TEST(Settings, AnUnknownOrWrongSettingIsNamed) {
  const auto field_at_fault = [](const std::string& text) {
    try {
      read_settings_file(file_with(text));
    } catch (const error& problem) {
      return problem.field();
    }
    return std::string("accepted");
  };
  EXPECT_EQ(field_at_fault("prot = 1"), "prot");
  EXPECT_EQ(field_at_fault("data = 5"), "data");
  EXPECT_EQ(field_at_fault("threads = 0"), "threads");
  EXPECT_EQ(field_at_fault("threads = 'many'"), "threads");
  EXPECT_EQ(field_at_fault("tile_cache_mb = -1"), "tile_cache_mb");
  EXPECT_EQ(field_at_fault("log = true"), "log");
  EXPECT_EQ(field_at_fault("trusted_proxy = '127.0.0.1'"), "trusted_proxy");
  EXPECT_EQ(field_at_fault("allow_origin = [1]"), "allow_origin");
  EXPECT_EQ(field_at_fault("plain_http_beyond_this_machine = 'yes'"), "plain_http_beyond_this_machine");
}

TEST(Settings, TheServersMemoryAndLogCanBeSaidInFileAndEnvironment) {
  const settings file = read_settings_file(file_with("tile_cache_mb = 0\nlog = 'off'\n"));
  EXPECT_EQ(file.tile_cache_mb, 0);
  EXPECT_EQ(file.log, "off");
  const settings variables = environment({{"URAMOST_TILE_CACHE_MB", "64"}, {"URAMOST_LOG", "all"}});
  EXPECT_EQ(variables.or_else(file).tile_cache_mb, 64);
  EXPECT_EQ(variables.or_else(file).log, "all");
  EXPECT_THROW(environment({{"URAMOST_TILE_CACHE_MB", "lots"}}), error);
}

TEST(Settings, ListsAreArraysInTheFileAndPartedByCommasInTheEnvironment) {
  const settings file = read_settings_file(
      file_with("trusted_proxy = ['127.0.0.1', '10.0.0.0/8']\npublic_url = ['https://map.example.org']\n"
                "plain_http_beyond_this_machine = true\n"));
  EXPECT_EQ(file.trusted_proxy, (std::vector<std::string>{"127.0.0.1", "10.0.0.0/8"}));
  EXPECT_EQ(file.plain_http_beyond_this_machine, true);
  const settings variables = environment(
      {{"URAMOST_TRUSTED_PROXY", "::1, 192.0.2.1"}, {"URAMOST_PLAIN_HTTP_BEYOND_THIS_MACHINE", "false"}});
  EXPECT_EQ(variables.or_else(file).trusted_proxy, (std::vector<std::string>{"::1", "192.0.2.1"}));
  EXPECT_EQ(variables.or_else(file).public_url, std::vector<std::string>{"https://map.example.org"});
  EXPECT_EQ(variables.or_else(file).plain_http_beyond_this_machine, false);
  EXPECT_THROW(environment({{"URAMOST_PLAIN_HTTP_BEYOND_THIS_MACHINE", "yes"}}), error);
}

TEST(Settings, AFileThatIsNoTomlIsRefusedWithItsLine) {
  try {
    read_settings_file(file_with("data = 'a'\n= broken\n"));
    FAIL();
  } catch (const error& problem) {
    EXPECT_NE(std::string(problem.what()).find("line 2"), std::string::npos) << problem.what();
  }
}

TEST(Settings, AMissingFileIsNotFound) {
  try {
    read_settings_file("/nowhere/uramost.toml");
    FAIL();
  } catch (const error& problem) {
    EXPECT_EQ(problem.kind(), error_kind::not_found);
  }
}

TEST(Endpoint, ReadsAddressAndPort) {
  EXPECT_EQ(parse_endpoint("127.0.0.1:8080").port, 8080);
  EXPECT_EQ(parse_endpoint("[::1]:0").address, "::1");
  for (const char* text :
       {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:http"})
    EXPECT_THROW(parse_endpoint(text), error) << text;
}

}  // namespace
}  // namespace uramost::cli
