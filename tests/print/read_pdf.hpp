#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace uramost::print {

/// A PDF as poppler's programs read it.
class read_pdf {
 public:
  explicit read_pdf(const std::string& bytes)
      : file_(std::filesystem::temp_directory_path() /
              ("uramost-print-" + std::to_string(::getpid()) + ".pdf")) {
    std::ofstream(file_, std::ios::binary) << bytes;
  }
  ~read_pdf() { std::filesystem::remove(file_); }
  read_pdf(const read_pdf&) = delete;
  read_pdf& operator=(const read_pdf&) = delete;

  std::string text() const { return output("pdftotext -enc UTF-8 '" + file_.string() + "' -"); }
  std::string text_of_page(int page) const {
    const std::string number = std::to_string(page);
    return output("pdftotext -enc UTF-8 -f " + number + " -l " + number + " '" + file_.string() + "' -");
  }
  std::string info() const { return output("pdfinfo -isodates '" + file_.string() + "'"); }
  std::string structure() const { return output("pdfinfo -struct-text '" + file_.string() + "'"); }
  std::string fonts() const { return output("pdffonts '" + file_.string() + "'"); }

  /// What stands beside a name in `info`.
  std::string info(const std::string& name) const {
    const std::string all = info();
    const std::size_t at = all.find(name + ':');
    if (at == std::string::npos) return {};
    const std::size_t from = all.find_first_not_of(' ', at + name.size() + 1);
    return all.substr(from, all.find('\n', from) - from);
  }
  int pages() const { return std::stoi(info("Pages")); }

 private:
  /// Fails when the program does, or when it has anything to complain of.
  static std::string output(const std::string& command) {
    std::string text;
    std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return text;
    std::array<char, 4096> part{};
    while (const std::size_t length = std::fread(part.data(), 1, part.size(), pipe))
      text.append(part.data(), length);
    EXPECT_EQ(pclose(pipe), 0) << command << '\n' << text;
    EXPECT_EQ(text.find("Syntax Error"), std::string::npos) << text;
    return text;
  }

  std::filesystem::path file_;
};

}  // namespace uramost::print
