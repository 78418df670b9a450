#include "cli/console.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <termios.h>
#include <unistd.h>

#include "core/error.hpp"

namespace uramost::cli {

namespace {
constexpr std::size_t longest_line = 4'096;

/// A line of standard input, byte by byte: what follows is another reader's.
std::string read_line() {
  std::string line;
  for (char byte = 0; line.size() < longest_line && ::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n';)
    line += byte;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

/// The terminal does not show what is typed while this lives.
class silent_terminal {
 public:
  silent_terminal() {
    ::tcgetattr(STDIN_FILENO, &before_);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~silent_terminal() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  silent_terminal(const silent_terminal&) = delete;
  silent_terminal& operator=(const silent_terminal&) = delete;

 private:
  termios before_{};
};

std::string ask(const char* what) {
  const silent_terminal silent;
  fmt::print(stderr, "{}: ", what);
  std::string typed = read_line();
  fmt::print(stderr, "\n");
  return typed;
}
}  // namespace

std::string console_user() {
  const passwd* user = ::getpwuid(::geteuid());
  return user != nullptr ? std::string("console ") + user->pw_name : "console";
}

console_accounts::console_accounts(const command_context& context)
    : console_accounts(context, intake::incident_register(*context.resolved().data)) {}

console_accounts::console_accounts(const command_context& context, const intake::incident_register& written)
    : account_files(*context.resolved().data) {
  records->audit().collect(written.records());
}

std::string ask_for_password() {
  std::string password;
  if (::isatty(STDIN_FILENO) != 0) {
    password = ask("Password");
    if (ask("The same again") != password)
      throw invalid_input("The two passwords differ; nothing was changed", "password");
  } else {
    password = read_line();
  }
  if (password.empty()) throw invalid_input("No password came; nothing was changed", "password");
  return password;
}

}  // namespace uramost::cli
