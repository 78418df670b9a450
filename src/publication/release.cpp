#include "publication/release.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/time_interval.hpp"

namespace uramost::publication {

namespace {
using json = nlohmann::ordered_json;

constexpr const char* manifest_name = "manifest.json";
constexpr const char* signature_name = "manifest.sig";

json rules_in_words(const publication_rules& rules) {
  return {
      {"version", rules.version},           {"p1_threshold", rules.p1_threshold},
      {"p2_threshold", rules.p2_threshold}, {"p2_rounded_to", rules.p2_rounding},
      {"snap_reach_m", rules.snap_reach_m}, {"time", {{"p0", "day"}, {"p1", "month"}, {"p2", "quarter"}}}};
}

std::int64_t shown_cells(const release_content& content) {
  std::int64_t cells = 0;
  for (const published_year& year : content.years)
    for (const count_table* table : {&year.p0, &year.p1, &year.p2})
      for (std::size_t area = 0; area < table->areas().size(); ++area)
        for (std::size_t column = 0; column < table->columns().size(); ++column)
          cells += shown(table->at(area, column)).has_value();
  return cells;
}

json manifest_of(const release_content& content, const release_facts& facts, const publication_rules& rules,
                 const release_parts& parts, const signing_key& by) {
  json hashes = json::object();
  for (const auto& [name, bytes] : parts) hashes[name] = sha256_hex(bytes);
  return {{"uramost_release", facts.number},
          {"created_at", to_rfc3339(facts.created_at)},
          {"until", to_string(facts.until)},
          {"synthetic", facts.synthetic},
          {"query", "all incidents of the register before `until`"},
          {"rules", rules_in_words(rules)},
          {"rows", {{"points", content.points.size()}, {"cells", shown_cells(content)}}},
          {"waiting", content.waiting},
          {"previous", facts.previous.empty() ? json(nullptr) : json(facts.previous)},
          {"public_key", to_hex(by.verifier())},
          {"sha256", std::move(hashes)}};
}

json read_manifest(const std::string& text) {
  try {
    return json::parse(text);
  } catch (const json::exception& problem) {
    throw invalid_input(std::string("the manifest cannot be read: ") + problem.what(), manifest_name);
  }
}
}  // namespace

release::release(const release_content& content, const release_facts& facts, const publication_rules& rules,
                 const signing_key& by)
    : files_(write_parts(content, rules)) {
  const std::string manifest = manifest_of(content, facts, rules, files_, by).dump(2) + "\n";
  files_[manifest_name] = manifest;
  files_[signature_name] = by.sign(manifest) + "\n";
}

const std::string& release::file(const std::string& name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) throw invalid_input("this is no release: it has no " + name, name);
  return found->second;
}

void release::verify(const public_key& key) const {
  const std::string& manifest = file(manifest_name);
  std::string signature = file(signature_name);
  while (signature.ends_with('\n')) signature.pop_back();
  if (!is_signed_by(key, manifest, signature))
    throw error(error_kind::forbidden, "the manifest is not signed by this key", signature_name);
  try {
    const json hashes = read_manifest(manifest).at("sha256");
    for (const auto& [name, hash] : hashes.items())
      if (sha256_hex(file(name)) != hash.get<std::string>())
        throw error(error_kind::forbidden, name + " is not what was signed", name);
    for (const auto& [name, bytes] : files_)
      if (name != manifest_name && name != signature_name && !hashes.contains(name))
        throw error(error_kind::forbidden, name + " is no part of what was signed", name);
  } catch (const json::exception& problem) {
    throw invalid_input(std::string("the manifest is not one: ") + problem.what(), manifest_name);
  }
}

release_facts release::facts() const {
  const json read = read_manifest(file(manifest_name));
  try {
    release_facts facts;
    facts.number = read.at("uramost_release").get<int>();
    facts.synthetic = read.at("synthetic").get<bool>();
    const auto created = parse_rfc3339(read.at("created_at").get<std::string>());
    const auto until = parse_date(read.at("until").get<std::string>());
    if (!created || !until) throw invalid_input("the manifest's dates cannot be read", manifest_name);
    facts.created_at = *created;
    facts.until = *until;
    if (!read.at("previous").is_null()) facts.previous = read.at("previous").get<std::string>();
    return facts;
  } catch (const json::exception& problem) {
    throw invalid_input(std::string("the manifest is not one: ") + problem.what(), manifest_name);
  }
}

std::string release::fingerprint() const { return sha256_hex(file(manifest_name)); }

}  // namespace uramost::publication
