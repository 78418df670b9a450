#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

/// What may be said on the command line. CLI11 does the work, but its headers and templates take long to
/// compile: only command_line.cpp sees them. All handles here are as cheap to copy as a pointer, and hold as
/// long as their command_line_reader.
namespace uramost::cli {

/// An option or a flag, to say more of it.
class command_option {
 public:
  explicit command_option(CLI::Option& option) : option_(&option) {}

  command_option required() const;
  command_option type_name(const std::string& name) const;  ///< as help has it, `FILE`
  command_option environment(const std::string& variable) const;
  command_option delimiter(char between) const;         ///< of a list in one argument
  command_option one_argument_each() const;             ///< a list is the option said several times
  command_option needs(const std::string& name) const;  ///< of another option of the command
  command_option excludes(const std::string& name) const;

  // What an argument must be; what is not ends the program as a wrong command line.
  command_option between(int least, int most) const;  ///< both may be
  command_option between(double least, double most) const;
  command_option positive() const;
  command_option not_negative() const;
  command_option one_of(const std::vector<std::string>& words) const;

 private:
  CLI::Option* option_;
};

/// What may follow the program's name, or a command's.
class command_line {
 public:
  explicit command_line(CLI::App& app) : app_(&app) {}

  command_line add_subcommand(const std::string& name, const std::string& help) const;
  command_line subcommand(const std::string& name) const;  ///< one that was added
  void require_subcommand() const;

  /// `names` as in "--weight,--weights", or a bare name for an argument by place. Sets `target` when it is
  /// said, which must live until all was read. Of the types at the end of command_line.cpp.
  template <typename T>
  command_option add_option(const std::string& names, T& target, const std::string& help = {}) const;
  command_option add_option_function(const std::string& name,
                                     const std::function<void(const std::string&)>& take,
                                     const std::string& help) const;
  command_option add_flag(const std::string& names, bool& target, const std::string& help) const;
  command_option add_flag_callback(const std::string& name, const std::function<void()>& take,
                                   const std::string& help) const;

  void footer(const std::string& below_help) const;        ///< also of subcommands that are added later
  void callback(const std::function<void()>& work) const;  ///< what runs when the command is chosen
  bool said(const std::string& option) const;

 private:
  CLI::App* app_;
};

/// The whole command line. Options of the program may also stand behind a command.
class command_line_reader {
 public:
  command_line_reader(const std::string& name, const std::string& version, const std::string& description);
  ~command_line_reader();

  command_line program() const { return command_line(*program_); }
  /// Runs what was chosen, and passes its errors on. False when the line is wrong, which it says on standard
  /// error; a question for help or the version is answered and right.
  bool read(int argc, const char* const* argv);

 private:
  std::unique_ptr<CLI::App> program_;
};

}  // namespace uramost::cli
