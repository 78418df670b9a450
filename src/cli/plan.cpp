#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/progress_line.hpp"
#include "core/error.hpp"
#include "patrol/instance_document.hpp"
#include "patrol/solver.hpp"

namespace uramost::cli {

namespace {
constexpr const char* solve_help =
    "The document is a JSON object (docs/PATROL.md has all its members):\n"
    "  problem       mclp: cover as much demand as p points can; lscp: cover everything with the fewest or\n"
    "                cheapest points; p_median: least demand × distance; p_center: least largest distance;\n"
    "                bacop (or bacop1): cover everything, and as much as p points can twice; bacop2: weigh\n"
    "                demand covered once against demand covered twice by alpha (0.5)\n"
    "  p             how many points; in lscp at most so many, when it is there\n"
    "  radius        who is at most so far away is covered (not in p_median and p_center)\n"
    "  weights       demand of each demand point (1 each)\n"
    "  distances     a row per demand point, a column per candidate; null is unreachable\n"
    "  costs         of each candidate, in lscp (1 each)\n"
    "  fixed, forbidden                 candidates that are chosen, or not, in any case; indexes from 0\n"
    "  groups        [{name, candidates, at_least}]: of these candidates at least so many (1)\n"
    "  demand_groups [{name, demand, min_share}]: the share of their demand that has to be covered (0)\n"
    "  max_uncovered_share              the largest share that any demand group may have uncovered\n"
    "  level_shares  true: of the best plans the one whose largest uncovered share is least\n"
    "  min_separation, candidate_distances   how far from each other chosen points are at least\n"
    "  skills        of each demand point, the skill that it asks for, or null\n"
    "  staff         [{name, skills, count}]: every point is staffed by one of these\n"
    "  time_limit_s  (60); seed (1); name and comment are not looked at\n"
    "The answer: status (optimal, feasible, infeasible, unknown), objective, bound, gap, selected, seconds;\n"
    "with staff, who stands at each selected point; when there is no plan, the reason and what would help.";

std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw error(error_kind::not_found, "cannot open " + file.string(), "file");
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string describe(const patrol::solving_state& state) {
  const auto number = [](const std::optional<double>& value) {
    return value ? fmt::format("{:.6g}", *value) : std::string("none yet");
  };
  return fmt::format("  best {} · bound {} · {:.0f} s", number(state.best), number(state.bound),
                     state.seconds);
}

void show(const patrol::solution& answer) {
  if (!answer.objective) {
    fmt::print("{}: {}.\n", patrol::to_string(answer.status), answer.reason);
    return;
  }
  fmt::print("{}: {:.10g} with {} points, in {:.2f} s", patrol::to_string(answer.status), *answer.objective,
             answer.chosen.selected.size(), answer.seconds);
  if (answer.status == patrol::solution_status::feasible)
    fmt::print("; at most {:.2f} % from the best possible", 100 * answer.gap());
  fmt::print(".\n");
}

void solve(const std::filesystem::path& in, const std::filesystem::path& out) {
  const patrol::instance asked = patrol::parse_instance(read_whole(in));
  progress_line line("plans");
  bool goes_on = true;
  const patrol::solution answer = patrol::solve(asked, [&](const patrol::solving_state& state) {
    return goes_on = line.tell([&] { return describe(state); });
  });
  if (!goes_on) throw error(error_kind::unavailable, "cancelled; no file was written");
  std::ofstream file(out);
  file << patrol::to_json(answer, patrol::staff_names(asked)) << '\n';
  if (!file.flush()) throw invalid_input("cannot write the answer to " + out.string(), "out");
  show(answer);
}
}  // namespace

void add_plan(command_line program, command_context&) {
  const command_line command = program.add_subcommand("plan", "Place patrols where they cover most");
  command.require_subcommand();

  const command_line solving =
      command.add_subcommand("solve", "Solve one placement problem; needs no data directory");
  auto in = std::make_shared<std::filesystem::path>();
  auto out = std::make_shared<std::filesystem::path>();
  solving.add_option("file", *in, "The problem, as JSON").required();
  solving.add_option("--out", *out, "The answer to write, as JSON").required().type_name("FILE");
  solving.footer(solve_help);
  solving.callback([=] { solve(*in, *out); });
}

}  // namespace uramost::cli
