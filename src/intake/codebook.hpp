#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/record_reader.hpp"
#include "intake/column_mapping.hpp"
#include "intake/incident_register.hpp"
#include "intake/word_counts.hpp"

namespace uramost::intake {

/// A word by which a register calls a category or a response stage.
struct code_word {
  std::string word;         ///< as written
  std::uint64_t rows = 0;   ///< of the last file that had it; 0: none had it yet
  std::string imported_as;  ///< the code that these rows got; empty: none, they are `other`
  std::string means;        ///< the code that an import gives now; empty: not known
  bool is_said = false;     ///< by a person, for this register
  std::string suggestion;   ///< of a word that is not known: a code that is called like it; empty: none
};

/// A register's own codes beside ours, the most frequent first.
struct codebook {
  std::vector<code_word> categories, stages;
};

/// What a person says of a register's words: codes of ours; nothing forgets what was said.
using said_codes = std::map<std::string, std::optional<std::string>, std::less<>>;

/// As its last files had them, and as people said.
codebook read_codebook(const incident_register& of, const std::string& source);

/// The words in the columns of category and stage of a file that is about to be imported: of the first
/// 100,000 rows. `mapping`: as the user said, else guessed from the headers.
codebook read_codebook(const std::filesystem::path& file, const exchange::read_options& reading,
                       const std::optional<column_mapping>& mapping);

/// A mapping with what people said of a register's words before; what it says itself goes before that.
std::optional<column_mapping> with_codes_of(const store::incident_store& records, const std::string& source,
                                            std::optional<column_mapping> said);

/// Keeps what a person says of a register's words, for its next imports, and notes it in the audit log.
/// Throws invalid_input (field `categories` or `stages`) for codes that are none of ours and for words that
/// are longer than a code.
void say_codes(incident_register& in, const std::string& source, const said_codes& categories,
               const said_codes& stages, const std::string& by);

/// Notes in an import's own transaction what words its file had and what was said of them; but no word that
/// is not known and stands in fewer than three rows. `before`: the register as it was.
void keep_codes(store::write_batch& into, const store::incident_store& before, const std::string& source,
                const word_counts& categories, const word_counts& stages,
                const std::optional<column_mapping>& said);

}  // namespace uramost::intake
