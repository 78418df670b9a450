#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/progress_line.hpp"
#include "intake/geocode_file.hpp"

namespace uramost::cli {

namespace {
void show_unread(const intake::geocode_counts& counts) {
  for (const auto& [line, reason] : counts.first_unread) fmt::print(stderr, "line {}: {}\n", line, reason);
  if (const auto more = counts.unread - counts.first_unread.size(); more > 0)
    fmt::print(stderr, "{} more coordinates cannot be used.\n", with_thousands(more));
}
}  // namespace

void add_geocode(command_line program, command_context&) {
  const command_line command = program.add_subcommand(
      "geocode",
      "Add municipality and place to a CSV with columns lat,lon or query; needs no data directory");
  auto in = std::make_shared<std::filesystem::path>();
  auto out = std::make_shared<std::filesystem::path>();
  command.add_option("file", *in, "A CSV with a header row").required();
  command.add_option("--out", *out, "The CSV to write").required().type_name("FILE");
  command.callback([=] {
    progress_line line("rows");
    const auto counts = intake::geocode_file(*in, *out, line.sink());
    fmt::print("{} rows: {} certain, {} near a border, {} ambiguous, {} outside, {} unlocated.\n",
               with_thousands(counts.rows), with_thousands(counts.certain),
               with_thousands(counts.near_border), with_thousands(counts.ambiguous),
               with_thousands(counts.outside), with_thousands(counts.unlocated));
    show_unread(counts);
  });
}

}  // namespace uramost::cli
