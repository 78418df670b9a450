#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/text.hpp"
#include "patrol/solver.hpp"

namespace uramost::patrol {
namespace {

using row = std::vector<std::string>;

std::filesystem::path file(const std::string& name) {
  return std::filesystem::path(URAMOST_TEST_DATA) / "reference" / "patrol" / name;
}

std::vector<row> read_csv(const std::string& name) {
  std::ifstream in(file(name));
  EXPECT_TRUE(in) << name;
  std::vector<row> rows;
  for (std::string line; std::getline(in, line);) {
    if (trim(line).empty()) continue;
    rows.emplace_back();
    for (const auto part : split(trim(line), ',')) rows.back().emplace_back(trim(part));
  }
  return rows;
}

/// The whole numbers of a file of OR-Library.
std::vector<std::size_t> read_numbers(const std::string& name) {
  std::ifstream in(file(name));
  EXPECT_TRUE(in) << name;
  return {std::istream_iterator<std::size_t>(in), {}};
}

problem_kind kind_of(const std::string& name) {
  if (name == "mclp") return problem_kind::mclp;
  if (name == "lscp") return problem_kind::lscp;
  if (name == "pmedian" || name == "p_median") return problem_kind::p_median;
  if (name == "pcenter" || name == "p_center") return problem_kind::p_center;
  return problem_kind::bacop1;
}

/// Rows problem, S, p, objective: each is solved to exactly that, as far as its digits go.
void expect_optima(instance asked, const std::vector<row>& optima, double digits) {
  for (std::size_t at = 1; at < optima.size(); ++at) {
    const row& line = optima[at];
    asked.problem = kind_of(line[0]);
    asked.radius = line[1].empty() ? 0 : std::stod(line[1]);
    asked.p = line[2].empty() ? std::nullopt : std::optional<std::size_t>(std::stoul(line[2]));
    const solution answer = solve(asked);
    ASSERT_EQ(answer.status, solution_status::optimal) << line[0] << " " << line[1] << " " << line[2];
    const double expected = std::stod(line[3]);
    EXPECT_NEAR(*answer.objective, expected, digits * expected)
        << line[0] << " " << line[1] << " " << line[2];
  }
}

TEST(ReferenceSets, Swain55IsSolvedToItsOptima) {
  instance asked;
  const auto nodes = read_csv("swain55/nodes.csv");
  asked.distances = distance_table(nodes.size(), nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    asked.weights.push_back(std::stod(nodes[i][3]));
    for (std::size_t j = 0; j < nodes.size(); ++j)
      asked.distances.at(i, j) = std::hypot(std::stod(nodes[i][1]) - std::stod(nodes[j][1]),
                                            std::stod(nodes[i][2]) - std::stod(nodes[j][2]));
  }
  expect_optima(asked, read_csv("swain55/optima.csv"), 1e-11);
}

TEST(ReferenceSets, SanFranciscoIsSolvedToItsOptima) {
  instance asked;
  const auto tracts = read_csv("san_francisco/distances.csv");
  const std::size_t stores = tracts[0].size() - 1;
  asked.distances = distance_table(tracts.size() - 1, stores);
  for (std::size_t i = 1; i < tracts.size(); ++i) {
    for (std::size_t j = 0; j < stores; ++j) asked.distances.at(i - 1, j) = std::stod(tracts[i][j]);
    asked.weights.push_back(std::stod(tracts[i][stores]));
  }
  auto optima = read_csv("san_francisco/optima.csv");
  // Backup coverage counts tracts, not people.
  std::vector<row> of_tracts{optima[0]};
  for (const row& each : optima)
    if (each[0] == "lscp_b") of_tracts.push_back(each);
  std::erase_if(optima, [](const row& each) { return each[0] == "lscp_b"; });
  expect_optima(asked, optima, 1e-11);
  asked.weights.assign(asked.weights.size(), 1);
  expect_optima(asked, of_tracts, 0);
}

/// The last of several edges between two nodes counts; then every way (Floyd 1962).
instance pmedian_of(const std::vector<std::size_t>& numbers) {
  const std::size_t nodes = numbers[0];
  instance asked;
  asked.problem = problem_kind::p_median;
  asked.p = numbers[2];
  asked.weights.assign(nodes, 1);
  asked.distances = distance_table(nodes, nodes);
  distance_table& ways = asked.distances;
  for (std::size_t i = 0; i < nodes; ++i) ways.at(i, i) = 0;
  for (std::size_t at = 3; at + 2 < numbers.size(); at += 3)
    ways.at(numbers[at] - 1, numbers[at + 1] - 1) = ways.at(numbers[at + 1] - 1, numbers[at] - 1) =
        static_cast<double>(numbers[at + 2]);
  for (std::size_t k = 0; k < nodes; ++k)
    for (std::size_t i = 0; i < nodes; ++i)
      for (std::size_t j = 0; j < nodes; ++j)
        ways.at(i, j) = std::min(ways.at(i, j), ways.at(i, k) + ways.at(k, j));
  return asked;
}

TEST(ReferenceSets, MediansOfTheOrLibraryAreSolvedToTheirPublishedOptima) {
  for (const row& line : read_csv("orlib_pmedian/optima.csv")) {
    if (line[0] == "instance") continue;
    const solution answer = solve(pmedian_of(read_numbers("orlib_pmedian/" + line[0] + ".txt")));
    EXPECT_EQ(answer.status, solution_status::optimal) << line[0];
    EXPECT_EQ(answer.objective, std::stod(line[1])) << line[0];
  }
}

instance cover_of(const std::vector<std::size_t>& numbers) {
  const std::size_t rows = numbers[0], columns = numbers[1];
  instance asked;
  asked.problem = problem_kind::lscp;
  asked.weights.assign(rows, 1);
  asked.costs.assign(numbers.begin() + 2, numbers.begin() + 2 + static_cast<std::ptrdiff_t>(columns));
  asked.distances = distance_table(rows, columns);
  std::size_t at = 2 + columns;
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t left = numbers[at++]; left > 0; --left) asked.distances.at(i, numbers[at++] - 1) = 0;
  return asked;
}

TEST(ReferenceSets, CoversOfTheOrLibraryAreSolvedToTheirOptima) {
  for (const row& line : read_csv("orlib_scp/optima.csv")) {
    if (line[0] == "instance") continue;
    const solution answer = solve(cover_of(read_numbers("orlib_scp/" + line[0] + ".txt")));
    EXPECT_EQ(answer.status, solution_status::optimal) << line[0];
    EXPECT_EQ(answer.objective, std::stod(line[1])) << line[0];
  }
}

}  // namespace
}  // namespace uramost::patrol
