#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/exit_code.hpp"
#include "cli/program.hpp"

namespace uramost::cli {

namespace fs = std::filesystem;

/// Runs the program in this process, in a directory of its own.
class Program : public testing::Test {
 protected:
  Program()
      : folder_(fs::path(testing::TempDir()) /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  struct outcome {
    exit_code code;
    std::string output;
    std::string complaint;
  };

  outcome run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "uramost");
    std::vector<const char*> argv;
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = cli::run(static_cast<int>(argv.size()), argv.data());
    std::fflush(stdout);
    return {static_cast<exit_code>(code), testing::internal::GetCapturedStdout(),
            testing::internal::GetCapturedStderr()};
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return path(name);
  }

  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name).rdbuf();
    return text.str();
  }

  nlohmann::json read_json(const std::string& name) const { return nlohmann::json::parse(read(name)); }

  static constexpr const char* register_csv =
      "id,date,time,place,type,description,lat,lon\n"
      "1,2023-05-29,21:10,Zvečan,theft,SYNTHETIC,42.9075,20.8403\n"
      "2,2023-05-30,,Banjskë,assault,SYNTHETIC,,\n"
      "3,31.02.2023,,Zubin Potok,theft,SYNTHETIC,,\n"
      "4,2023-06-01,,Leposavić,theft,SYNTHETIC,,\n"
      "5,2023-06-02,,nowhere at all,theft,SYNTHETIC,,\n";

  fs::path folder_;
};

}  // namespace uramost::cli
