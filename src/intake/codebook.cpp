#include "intake/codebook.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/category_words.hpp"
#include "intake/record_kind.hpp"
#include "intake/row_binding.hpp"
#include "intake/stage_words.hpp"

namespace uramost::intake {

namespace {
using nlohmann::json;
using code_map = std::map<std::string, std::string, std::less<>>;
constexpr std::size_t longest_word = 60, rows_read = 100'000;
/// A word that is no code of ours and stands in fewer rows may be a sentence about somebody.
constexpr std::uint64_t least_rows = 3;

/// What is kept of one register.
struct kept_codes {
  word_counts::words categories, stages;  // of its files
  code_map said_categories, said_stages;
};

std::string key_of(const std::string& source) { return "codes_of_register " + source; }

word_counts::words uses_of(const json& kept) {
  word_counts::words read;
  for (const auto& [word, use] : kept.items()) read[word] = {use.at("rows"), use.at("as")};
  return read;
}

json json_of(const word_counts::words& uses) {
  json made = json::object();
  for (const auto& [word, use] : uses) made[word] = {{"rows", use.rows}, {"as", use.code}};
  return made;
}

kept_codes read_kept(const store::incident_store& records, const std::string& source) {
  const auto text = records.setting(key_of(source));
  if (!text) return {};
  const json kept = json::parse(*text);
  return {uses_of(kept.at("categories")), uses_of(kept.at("stages")),
          kept.at("said_categories").get<code_map>(), kept.at("said_stages").get<code_map>()};
}

void write_kept(store::write_batch& into, const std::string& source, const kept_codes& of) {
  into.set_setting(key_of(source), json{{"categories", json_of(of.categories)},
                                        {"stages", json_of(of.stages)},
                                        {"said_categories", of.said_categories},
                                        {"said_stages", of.said_stages}}
                                       .dump());
}

/// `find(word)`: a code or nothing; `suggest(word)`, likewise, for what is not found.
template <class Find, class Suggest>
std::vector<code_word> understood(word_counts::words uses, const code_map& said, Find find, Suggest suggest) {
  for (const auto& [word, code] : said) uses.try_emplace(word);
  std::vector<code_word> words;
  for (const auto& [word, use] : uses) {
    code_word made{word, use.rows, use.code, find(word), said.contains(word), {}};
    if (made.means.empty()) made.suggestion = suggest(word);
    words.push_back(std::move(made));
  }
  std::ranges::stable_sort(words, std::greater{}, &code_word::rows);
  return words;
}

codebook understood(const kept_codes& of, const taxonomy& known) {
  const category_words categories(known, of.said_categories);
  const stage_words stages(of.said_stages);
  const auto code_of = [](const category* found) { return found ? found->code : std::string(); };
  const auto no_suggestion = [](const std::string&) { return std::string(); };
  return {understood(
              of.categories, of.said_categories,
              [&](const std::string& word) { return code_of(categories.find(word)); },
              [&](const std::string& word) { return code_of(categories.nearest(word)); }),
          understood(
              of.stages, of.said_stages,
              [&](const std::string& word) {
                const auto stage = stages.find(word);
                return stage ? std::string(to_string(*stage)) : std::string();
              },
              no_suggestion)};
}

void merge(code_map& into, const said_codes& said, const char* field) {
  for (const auto& [word, code] : said) {
    if (trim(word).empty() || word.size() > longest_word)
      throw invalid_input("'" + word + "' is no code of a register", field);
    if (code)
      into.insert_or_assign(word, *code);
    else
      into.erase(word);
  }
}
}  // namespace

codebook read_codebook(const incident_register& of, const std::string& source) {
  return understood(read_kept(of.records(), source), of.categories());
}

codebook read_codebook(const std::filesystem::path& file, const exchange::read_options& reading,
                       const std::optional<column_mapping>& mapping) {
  const auto rows = exchange::open_records(file, reading);
  const column_mapping filled = filled_mapping<incident_kind>(rows->columns(), mapping);
  const row_binding<incident_text> binding(filled, rows->columns(), incident_kind::member);
  word_counts categories, stages;
  for (std::size_t i = 0; i < rows_read; ++i) {
    const auto row = rows->next();
    if (!row) break;
    const incident_text text = binding.read(*row);
    categories.add(trim(text.category), "");
    stages.add(trim(text.stage), "");
  }
  kept_codes found{categories.all(), stages.all(), filled.categories, filled.stages};
  // What was said of words that this file has not is no business of the file.
  std::erase_if(found.said_categories,
                [&](const auto& each) { return !found.categories.contains(each.first); });
  std::erase_if(found.said_stages, [&](const auto& each) { return !found.stages.contains(each.first); });
  return understood(found, built_in_taxonomy());
}

std::optional<column_mapping> with_codes_of(const store::incident_store& records, const std::string& source,
                                            std::optional<column_mapping> said) {
  kept_codes kept = read_kept(records, source);
  if (kept.said_categories.empty() && kept.said_stages.empty()) return said;
  column_mapping made = std::move(said).value_or(column_mapping{});
  made.categories.merge(kept.said_categories);
  made.stages.merge(kept.said_stages);
  return made;
}

void say_codes(incident_register& in, const std::string& source, const said_codes& categories,
               const said_codes& stages, const std::string& by) {
  if (trim(source).empty()) throw invalid_input("the register has no name", "name");
  const auto writing = in.records().begin_write();
  kept_codes kept = read_kept(in.records(), source);
  merge(kept.said_categories, categories, "categories");
  merge(kept.said_stages, stages, "stages");
  understood(kept, in.categories());  // throws for codes that are none of ours
  write_kept(*writing, source, kept);
  writing->audit({.at = now(),
                  .who = by,
                  .action = "registers.codes",
                  .object = "register " + source,
                  .rows = categories.size() + stages.size()});
  writing->commit();
}

void keep_codes(store::write_batch& into, const store::incident_store& before, const std::string& source,
                const word_counts& categories, const word_counts& stages,
                const std::optional<column_mapping>& said) {
  kept_codes kept = read_kept(before, source);
  const auto take = [](const word_counts& from, word_counts::words& known) {
    for (const auto& [word, use] : from.all())
      if (!use.code.empty() || use.rows >= least_rows) known.insert_or_assign(word, use);
  };
  take(categories, kept.categories);
  take(stages, kept.stages);
  if (said) {
    for (const auto& [word, code] : said->categories) kept.said_categories.insert_or_assign(word, code);
    for (const auto& [word, code] : said->stages) kept.said_stages.insert_or_assign(word, code);
  }
  write_kept(into, source, kept);
}

}  // namespace uramost::intake
