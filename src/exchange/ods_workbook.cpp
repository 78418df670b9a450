#include "exchange/ods_workbook.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "exchange/output_buffer.hpp"
#include "exchange/xml_text.hpp"
#include "exchange/zip_output.hpp"

namespace uramost::exchange {

namespace {
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
constexpr std::string_view media_type = "application/vnd.oasis.opendocument.spreadsheet";

constexpr std::string_view content_begins =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2" xmlns:office=")" OASIS R"(office:1.0" xmlns:style=")" OASIS
    R"(style:1.0" xmlns:text=")" OASIS R"(text:1.0" xmlns:table=")" OASIS R"(table:1.0" xmlns:number=")" OASIS
    R"(datastyle:1.0">
<office:automatic-styles>
<style:style style:name="dates" style:family="table-column">
<style:table-column-properties style:column-width="3.9cm"/></style:style>
<number:date-style style:name="clock"><number:year number:style="long"/><number:text>-</number:text>)"
    R"(<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>)"
    R"(<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>)"
    R"(<number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/>)"
    R"(</number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="clock"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
)";
constexpr std::string_view content_ends = "</office:spreadsheet></office:body>\n</office:document-content>\n";

/// Of each sheet the first row is frozen.
constexpr std::string_view settings_begin =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-settings office:version="1.2" xmlns:office=")" OASIS R"(office:1.0" xmlns:config=")" OASIS
    R"(config:1.0" xmlns:ooo="http://openoffice.org/2004/office">
<office:settings><config:config-item-set config:name="ooo:view-settings">)"
    R"(<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>)"
    R"(<config:config-item-map-named config:name="Tables">
)";
constexpr std::string_view settings_of_sheet =
    R"(<config:config-item-map-entry config:name="{}">)"
    R"(<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>)"
    R"(<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>)"
    R"(<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>)"
    R"(<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>)"
    "</config:config-item-map-entry>\n";
constexpr std::string_view settings_end =
    "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
    "</config:config-item-set></office:settings>\n</office:document-settings>\n";

constexpr std::string_view parts_of_document =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest manifest:version="1.2" xmlns:manifest=")" OASIS R"(manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";
#undef OASIS

/// The letters of paragraphs. Readers take runs of blanks for one, and none at either end, unless they are
/// written as elements; a tab becomes a blank, because LibreOffice would leave it out.
std::string paragraphs(std::string_view text) {
  std::string made;
  const std::string escaped = xml_text(text);
  const auto ends_line = [&](std::size_t at) { return at >= escaped.size() || escaped[at] == '\n'; };
  bool after_blank = true;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const char letter = escaped[i] == '\t' ? ' ' : escaped[i];
    if (letter == '\r' && ends_line(i + 1)) continue;
    const bool begins_line = letter == '\n' || letter == '\r';
    if (begins_line)
      made += "</text:p><text:p>";
    else if (letter == ' ' && (after_blank || ends_line(i + 1)))
      made += "<text:s/>";
    else
      made += letter;
    after_blank = letter == ' ' || begins_line;
  }
  return made;
}

class workbook_of_libreoffice final : public workbook {
 public:
  explicit workbook_of_libreoffice(const std::filesystem::path& file);

  void begin_sheet(const std::string& name, const std::vector<column>& columns) override;
  void begin_row() override;
  void add_text(const std::string& text) override;
  void add_number(double finite) override;
  void add_boolean(bool flag) override;
  void add_date(std::chrono::local_seconds clock) override;
  void add_blank() override { content_ << "<table:table-cell/>"; }
  void close() override;

 private:
  void end_row();
  void end_sheet();

  zip_output zip_;
  output_buffer content_;
  std::vector<std::string> sheets_;  ///< as XML has them
  bool is_in_row_ = false;
};

workbook_of_libreoffice::workbook_of_libreoffice(const std::filesystem::path& file)
    : zip_(file), content_([this](std::string_view bytes) { zip_.write(bytes); }) {
  zip_.add("mimetype", media_type, zip_output::packing::stored);  // first and plain, so that it can be seen
  zip_.begin("content.xml");
  content_ << content_begins;
}

void workbook_of_libreoffice::begin_sheet(const std::string& name, const std::vector<column>& columns) {
  end_sheet();
  sheets_.push_back(xml_text(name));
  content_ << R"(<table:table table:name=")" << sheets_.back() << "\">\n";
  for (const column each : columns)
    content_ << (each == column::dates ? R"(<table:table-column table:style-name="dates"/>)"
                                       : "<table:table-column/>");
  content_ << '\n';
}

void workbook_of_libreoffice::begin_row() {
  end_row();
  content_ << "<table:table-row>";
  is_in_row_ = true;
}

void workbook_of_libreoffice::add_text(const std::string& text) {
  content_ << R"(<table:table-cell office:value-type="string"><text:p>)" << paragraphs(text)
           << "</text:p></table:table-cell>";
}

void workbook_of_libreoffice::add_number(double finite) {
  content_ << R"(<table:table-cell office:value-type="float" office:value=")";
  content_.number(finite);
  content_ << "\"/>";
}

void workbook_of_libreoffice::add_boolean(bool flag) {
  content_ << R"(<table:table-cell office:value-type="boolean" office:boolean-value=")"
           << (flag ? "true" : "false") << "\"/>";
}

void workbook_of_libreoffice::add_date(std::chrono::local_seconds clock) {
  content_ << fmt::format(
      R"(<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{:%FT%T}"/>)",
      std::chrono::sys_seconds(clock.time_since_epoch()));
}

void workbook_of_libreoffice::end_row() {
  if (is_in_row_) content_ << "</table:table-row>\n";
  is_in_row_ = false;
  content_.flush_if_full();
}

void workbook_of_libreoffice::end_sheet() {
  end_row();
  if (!sheets_.empty()) content_ << "</table:table>\n";
}

void workbook_of_libreoffice::close() {
  end_sheet();
  content_ << content_ends;
  content_.flush();
  zip_.end();

  std::string settings(settings_begin);
  for (const std::string& each : sheets_) settings += fmt::format(settings_of_sheet, each);
  zip_.add("settings.xml", settings.append(settings_end));
  zip_.add("META-INF/manifest.xml", fmt::format(parts_of_document, media_type));
  zip_.close();
}
}  // namespace

std::unique_ptr<workbook> ods_workbook(const std::filesystem::path& file) {
  return std::make_unique<workbook_of_libreoffice>(file);
}

}  // namespace uramost::exchange
