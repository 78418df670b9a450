#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace uramost::cli {

command_option command_option::required() const {
  option_->required();
  return *this;
}

command_option command_option::type_name(const std::string& name) const {
  option_->type_name(name);
  return *this;
}

command_option command_option::environment(const std::string& variable) const {
  option_->envname(variable);
  return *this;
}

command_option command_option::delimiter(char between) const {
  option_->delimiter(between);
  return *this;
}

command_option command_option::one_argument_each() const {
  option_->allow_extra_args(false);
  return *this;
}

command_option command_option::needs(const std::string& name) const {
  option_->needs(name);
  return *this;
}

command_option command_option::excludes(const std::string& name) const {
  option_->excludes(name);
  return *this;
}

command_option command_option::between(int least, int most) const {
  option_->check(CLI::Range(least, most));
  return *this;
}

command_option command_option::between(double least, double most) const {
  option_->check(CLI::Range(least, most));
  return *this;
}

command_option command_option::positive() const {
  option_->check(CLI::PositiveNumber);
  return *this;
}

command_option command_option::not_negative() const {
  option_->check(CLI::NonNegativeNumber);
  return *this;
}

command_option command_option::one_of(const std::vector<std::string>& words) const {
  option_->check(CLI::IsMember(words));
  return *this;
}

command_line command_line::add_subcommand(const std::string& name, const std::string& help) const {
  return command_line(*app_->add_subcommand(name, help));
}

command_line command_line::subcommand(const std::string& name) const {
  return command_line(*app_->get_subcommand(name));
}

void command_line::require_subcommand() const { app_->require_subcommand(1); }

template <typename T>
command_option command_line::add_option(const std::string& names, T& target, const std::string& help) const {
  return command_option(*app_->add_option(names, target, help));
}

command_option command_line::add_option_function(const std::string& name,
                                                 const std::function<void(const std::string&)>& take,
                                                 const std::string& help) const {
  return command_option(*app_->add_option_function<std::string>(name, take, help));
}

command_option command_line::add_flag(const std::string& names, bool& target, const std::string& help) const {
  return command_option(*app_->add_flag(names, target, help));
}

command_option command_line::add_flag_callback(const std::string& name, const std::function<void()>& take,
                                               const std::string& help) const {
  return command_option(*app_->add_flag_callback(name, take, help));
}

void command_line::footer(const std::string& below_help) const { app_->footer(below_help); }

void command_line::callback(const std::function<void()>& work) const { app_->callback(work); }

bool command_line::said(const std::string& option) const { return app_->count(option) > 0; }

command_line_reader::command_line_reader(const std::string& name, const std::string& version,
                                         const std::string& description)
    : program_(std::make_unique<CLI::App>(description, name)) {
  program_->require_subcommand(1);
  program_->set_version_flag("--version", name + " " + version);
  program_->fallthrough();
}

command_line_reader::~command_line_reader() = default;

bool command_line_reader::read(int argc, const char* const* argv) {
  try {
    program_->parse(argc, argv);
    return true;
  } catch (const CLI::ParseError& problem) {
    // --help and --version come this way too, with an exit code of 0.
    return program_->exit(problem) == 0;
  }
}

// The types of targets. One that is missing here is a symbol that the linker does not find.
template command_option command_line::add_option(const std::string&, std::string&, const std::string&) const;
template command_option command_line::add_option(const std::string&, std::optional<std::string>&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, std::vector<std::string>&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, std::filesystem::path&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, std::optional<std::filesystem::path>&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, int&, const std::string&) const;
template command_option command_line::add_option(const std::string&, std::optional<int>&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, unsigned&, const std::string&) const;
template command_option command_line::add_option(const std::string&, std::int64_t&, const std::string&) const;
template command_option command_line::add_option(const std::string&, std::optional<std::int64_t>&,
                                                 const std::string&) const;
template command_option command_line::add_option(const std::string&, std::size_t&, const std::string&) const;
template command_option command_line::add_option(const std::string&, double&, const std::string&) const;
template command_option command_line::add_option(const std::string&, std::optional<double>&,
                                                 const std::string&) const;

}  // namespace uramost::cli
