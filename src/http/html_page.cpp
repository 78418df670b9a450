#include "http/html_page.hpp"

#include <fmt/format.h>

namespace uramost::http {

namespace {
std::string cell(const json& value) {
  if (value.is_null()) return "";
  return html_text(value.is_string() ? value.get<std::string>() : dump(value));
}
}  // namespace

std::string html_text(std::string_view text) {
  std::string safe;
  for (const char letter : text) switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += letter;
    }
  return safe;
}

html_page::html_page(language in, std::string title) : in_(in), title_(html_text(title)) {}

void html_page::paragraph(std::string_view text) { body_ += "<p>" + html_text(text) + "</p>\n"; }
void html_page::heading(std::string_view text, std::string_view name) {
  const std::string id = name.empty() ? "" : fmt::format(" id=\"{}\"", html_text(name));
  body_ += fmt::format("<h2{}>{}</h2>\n", id, html_text(text));
}
void html_page::example(std::string_view text) {
  body_ += "<pre><code>" + html_text(text) + "</code></pre>\n";
}

void html_page::statement(std::string_view text) {
  body_ += "<p><strong>" + html_text(text) + "</strong></p>\n";
}

void html_page::list(const std::vector<std::string>& items) {
  body_ += "<ul>";
  for (const std::string& each : items) body_ += "<li>" + html_text(each) + "</li>";
  body_ += "</ul>\n";
}

void html_page::picture(const std::string& address, std::string_view described) {
  body_ += fmt::format("<p><img src=\"{}\" alt=\"{}\"></p>\n", html_text(address), html_text(described));
}

void html_page::link(const std::string& address, std::string_view text, std::string_view about) {
  body_ += fmt::format("<p><a href=\"{}\">{}</a>{}{}</p>\n", html_text(address), html_text(text),
                       about.empty() ? "" : " · ", html_text(about));
}

void html_page::table(const std::vector<std::string>& columns, const std::vector<std::vector<json>>& rows,
                      const std::vector<std::string>& addresses) {
  body_ += "<div class=\"wide\"><table><thead><tr>";
  for (const std::string& each : columns) body_ += "<th scope=\"col\">" + html_text(each) + "</th>";
  body_ += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    body_ += "<tr>";
    for (std::size_t column = 0; column < rows[i].size(); ++column) {
      const std::string text = cell(rows[i][column]);
      const bool leads = column == 0 && i < addresses.size() && !addresses[i].empty();
      body_ += leads ? fmt::format("<td><a href=\"{}\">{}</a></td>", html_text(addresses[i]), text)
                     : "<td>" + text + "</td>";
    }
    body_ += "</tr>\n";
  }
  body_ += "</tbody></table></div>\n";
}

response html_page::answer() const {
  return text_response(
      "text/html; charset=utf-8",
      fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                  "<meta name=\"viewport\" content=\"width=device-width\">"
                  "<title>{} · UraMost</title><link rel=\"stylesheet\" href=\"/api/style.css\">"
                  "</head><body><header><a href=\"/api\">UraMost API</a></header><main>\n"
                  "<h1>{}</h1>\n{}</main></body></html>\n",
                  tag(in_), title_, title_, body_));
}

}  // namespace uramost::http
