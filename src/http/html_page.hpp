#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"
#include "http/json.hpp"

namespace uramost::http {

/// `&`, `<`, `>` and quotes as HTML has them.
std::string html_text(std::string_view text);

/// A small page about the API for people: headings, paragraphs, lists of links, tables. No script; its style
/// is the file /api/style.css.
class html_page {
 public:
  html_page(language in, std::string title);

  void paragraph(std::string_view text);
  /// `name`: for links to it.
  void heading(std::string_view text, std::string_view name = {});
  void example(std::string_view text);    ///< to be copied
  void statement(std::string_view text);  ///< what counts most
  void list(const std::vector<std::string>& items);
  void picture(const std::string& address, std::string_view described);
  void link(const std::string& address, std::string_view text, std::string_view about = {});
  /// A value that is a text stands without quotes, null as nothing; the first cell of a row leads to
  /// `addresses`, when there are any and its own is not empty.
  void table(const std::vector<std::string>& columns, const std::vector<std::vector<json>>& rows,
             const std::vector<std::string>& addresses = {});

  response answer() const;

 private:
  language in_;
  std::string title_, body_;
};

}  // namespace uramost::http
