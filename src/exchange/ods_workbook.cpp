#include "exchange/ods_workbook.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

#include "core/error.hpp"
#include "exchange/gdal.hpp"
#include "exchange/output_buffer.hpp"
#include "exchange/xml_text.hpp"

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

/// A zip file, one part after the other.
class zip_output {
 public:
  explicit zip_output(const std::filesystem::path& file) : zip_(CPLCreateZip(file.c_str(), nullptr)) {
    if (!zip_) throw error(error_kind::unavailable, file.string() + " cannot be written");
  }
  ~zip_output() {
    const gdal_messages swallowed;
    if (zip_) CPLCloseZip(zip_);
  }
  zip_output(const zip_output&) = delete;
  zip_output& operator=(const zip_output&) = delete;

  enum class packing { deflated, stored };
  void begin(const char* part, packing how = packing::deflated) {
    char stored[] = "COMPRESSED=NO";
    char* options[] = {how == packing::stored ? stored : nullptr, nullptr};
    expect_done([&] { return CPLCreateFileInZip(zip_, part, options); });
    bytes_ = 0;
  }
  void write(std::string_view bytes) {
    bytes_ += bytes.size();
    if (bytes_ > most_bytes_of_part)
      throw invalid_input("A document holds at most 4 GB of text; choose another format or narrow the query",
                          "format");
    expect_done([&] { return CPLWriteFileInZip(zip_, bytes.data(), static_cast<int>(bytes.size())); });
  }
  void end() {
    expect_done([&] { return CPLCloseFileInZip(zip_); });
  }
  void add(const char* part, std::string_view bytes, packing how = packing::deflated) {
    begin(part, how);
    write(bytes);
    end();
  }
  void close() {
    expect_done([&] { return CPLCloseZip(std::exchange(zip_, nullptr)); });
  }

 private:
  static constexpr std::uint64_t most_bytes_of_part = 0xFFFF'0000;

  template <class Call>
  static void expect_done(Call call) {
    const gdal_messages messages;
    if (call() != CE_None)
      throw error(error_kind::unavailable,
                  "The export cannot be written: " + messages.first_or("GDAL gives no reason"));
  }

  void* zip_;
  std::uint64_t bytes_ = 0;
};

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
