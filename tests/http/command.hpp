#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace uramost::http {

/// What a program said, on either output, and how it ended.
struct command_result {
  int status = -1;  ///< 0: well
  std::string output;
};

/// Runs a command of the shell, for at most so many seconds.
inline command_result run(const std::string& command, int seconds = 20) {
  command_result result;
  std::FILE* const pipe =
      popen(("timeout " + std::to_string(seconds) + " sh -c '" + command + "' 2>&1 </dev/null").c_str(), "r");
  std::array<char, 4096> piece;
  for (std::size_t size; (size = fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    result.output.append(piece.data(), size);
  result.status = pclose(pipe);
  return result;
}

}  // namespace uramost::http
