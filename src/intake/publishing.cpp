#include "intake/publishing.hpp"

#include "intake/content_hash.hpp"

namespace uramost::intake {

namespace {
constexpr std::string_view secret_key = "masking_secret";

publication::masking_secret masking_secret_of(store::incident_store& records) {
  if (const auto known = records.setting(secret_key)) return publication::parse_masking_secret(*known);
  const auto writing = records.begin_write();  // from here on no other process makes one
  if (const auto known = records.setting(secret_key)) return publication::parse_masking_secret(*known);
  const std::string made = random_identity() + random_identity();
  writing->set_setting(secret_key, made);
  writing->commit();
  return publication::parse_masking_secret(made);
}
}  // namespace

publication::location_rule location_rule_of(incident_register& of, const geography& where) {
  return {where.areas, where.locator, where.published, masking_secret_of(of.records())};
}

std::vector<published_location> decide(const publication::location_rule& rule,
                                       std::span<const incident> records) {
  std::vector<published_location> decided;
  decided.reserve(records.size());
  for (const incident& each : records) decided.push_back(rule.decide(each));
  return decided;
}

std::vector<store::published_incident> decide_stored(const publication::location_rule& rule,
                                                     std::span<const incident> records,
                                                     std::span<const store::write_outcome> outcomes,
                                                     std::span<const published_location> ahead) {
  std::vector<store::published_incident> decided;
  decided.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i)
    if (outcomes[i] == store::write_outcome::imported)
      decided.push_back({records[i].id, ahead[i]});
    else if (outcomes[i] == store::write_outcome::updated)
      decided.push_back({records[i].id, rule.decide(records[i])});
  return decided;
}

std::uint64_t decide_undecided(incident_register& in, bool again) {
  const auto where = in.where();
  const publication::location_rule rule = location_rule_of(in, *where);
  const auto writing = in.records().begin_write();  // first: what is read now stays until it is decided on
  std::vector<store::published_incident> decided;
  in.records().visit_published([&](const incident& each, const published_location* known) {
    if (again || !known) decided.push_back({each.id, rule.decide(each)});
  });
  writing->publish(decided);
  writing->commit();
  return decided.size();
}

}  // namespace uramost::intake
