#include "http/preset_shelf.hpp"

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/recurrence.hpp"
#include "core/text.hpp"
#include "http/random_id.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t longest_name = 200, longest_parameters = 4'000;

void check_name(const std::string& name) {
  if (trim(name).empty()) throw invalid_input("a preset needs a name", "name");
  if (name.size() > longest_name || !is_utf8(name))
    throw invalid_input("a name is at most " + std::to_string(longest_name) + " bytes of text", "name");
}

void check_parameters(const store::export_preset& of) {
  if (of.parameters.size() > longest_parameters)
    throw invalid_input("that is too long a query", "parameters");
  const auto meant = preset_export::read(of.parameters);
  if (of.is_shared && !meant.query.text.empty())
    throw invalid_input("what is searched for in texts may tell of somebody: such a preset is not shared",
                        "shared");
}
}  // namespace

preset_export preset_export::read(std::string_view text) {
  auto parameters = query_parameters::parse(text);
  auto form = exchange::export_form::take_from(parameters);
  auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  return {std::move(form), std::move(query)};
}

std::vector<store::export_preset> preset_shelf::list(const accounts::access& who) const {
  auto all = kept_.list();
  std::erase_if(all, [&who](const auto& each) { return !each.is_shared && each.owner != who.name; });
  return all;
}

store::export_preset preset_shelf::own(std::string_view id, const accounts::access& who) const {
  auto found = kept_.find(id);
  if (!found || found->owner != who.name)
    throw error(error_kind::not_found, "you have no such preset of an export");
  return std::move(*found);
}

store::export_preset preset_shelf::put(store::export_preset wanted, const accounts::access& who) {
  check_name(wanted.name);
  check_parameters(wanted);
  if (!wanted.schedule.empty() && !recurrence::parse(wanted.schedule))
    throw invalid_input("a schedule is like 'daily 3', 'weekly mon 3' or 'monthly 1 3'", "schedule");
  if (wanted.id.empty()) wanted.id = random_id();
  wanted.owner = who.name;
  wanted.changed_at = now();
  kept_.put(wanted);
  return wanted;
}

}  // namespace uramost::http
