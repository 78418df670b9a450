#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_time.hpp"
#include "core/language.hpp"
#include "print/chart.hpp"
#include "print/map_picture.hpp"
#include "print/table.hpp"

namespace uramost::print {

/// What every page of a document says of it, and what its metadata says.
struct imprint {
  language in = language::en;
  std::string kind = {};    ///< "Briefing", "Patrol order", "Annual report"
  std::string title = {};   ///< as a person wrote it
  std::string author = {};  ///< may be empty
  std::vector<std::string> keywords = {};
  time_point made = {};       ///< the only clock of a document
  std::string query = {};     ///< the canonical incident query; may be empty
  std::string revision = {};  ///< of the register; may be empty
  bool is_synthetic = false;
};

/// A label and what it says.
struct fact {
  std::string label = {}, value = {};
};

/// A document on A4, from top to bottom. Every text may come from anybody. Not thread safe; each thread may
/// have its own.
class paper {
 public:
  explicit paper(imprint of);
  ~paper();

  /// Goes into the outline.
  void heading(std::string_view text);
  /// Several, where the text has line ends.
  void paragraph(std::string_view text);
  /// The sentence that counts, set off from the rest.
  void statement(std::string_view label, std::string_view text);
  void facts(std::span<const fact> listed);
  void list(std::span<const std::string> items);
  /// Throws as `map_png` does.
  void picture(const map_picture& map);
  void add(const table& rows);
  /// Throws invalid_input with the field `charts` when lengths do not agree.
  void add(const chart& drawn);

  /// The document as PDF 1.5 with tags, outline and metadata; the same bytes for the same input, on machines
  /// with the same fonts (Noto Sans).
  std::string pdf() const;

 private:
  struct content;
  std::unique_ptr<content> content_;
};

}  // namespace uramost::print
