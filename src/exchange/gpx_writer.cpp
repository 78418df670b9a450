#include "exchange/gpx_writer.hpp"

#include "core/time_interval.hpp"
#include "exchange/output_buffer.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {

namespace {
/// Control characters but for line ends and tabs, and U+FFFE and U+FFFF, which XML 1.0 has no way to write.
bool is_in_xml(char32_t letter) {
  if (letter < 0x20) return letter == '\t' || letter == '\n' || letter == '\r';
  return letter != 0xFFFE && letter != 0xFFFF;
}

std::string escaped(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    switch (const char32_t letter = next_letter(text, at)) {
      case ill_formed:
        made += "\xEF\xBF\xBD";
        break;
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      default:
        if (is_in_xml(letter)) made += text.substr(begin, at - begin);
    }
  }
  return made;
}

class gpx_writer {
 public:
  explicit gpx_writer(std::string& into) : out_([&into](std::string_view bytes) { into.append(bytes); }) {}

  void write(const gpx_document& of) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gpx version=\"1.1\" creator=\"UraMost\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n"
            "<metadata>";
    element("name", of.name);
    element("desc", of.description);
    if (!of.copyright.empty()) out_ << "<copyright author=\"" << escaped(of.copyright) << "\"/>";
    if (of.made) element("time", to_rfc3339(*of.made));
    out_ << "</metadata>\n";
    for (const gpx_point& each : of.waypoints) point("wpt", each);
    for (const gpx_route& each : of.routes) route(each);
    out_ << "</gpx>\n";
    out_.flush();
  }

 private:
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_ << '<' << name << '>' << escaped(text) << "</" << name << '>';
  }

  void point(std::string_view element_name, const gpx_point& of) {
    out_ << '<' << element_name << " lat=\"";
    out_.degrees(of.at.lat);
    out_ << "\" lon=\"";
    out_.degrees(of.at.lon);
    out_ << "\">";
    if (of.time) element("time", to_rfc3339(*of.time));
    element("name", of.name);
    element("desc", of.description);
    element("type", of.kind);
    out_ << "</" << element_name << ">\n";
    out_.flush_if_full();
  }

  void route(const gpx_route& of) {
    out_ << "<rte>";
    element("name", of.name);
    out_ << '\n';
    for (const gpx_point& each : of.points) point("rtept", each);
    out_ << "</rte>\n";
  }

  output_buffer out_;
};
}  // namespace

std::string gpx_text(const gpx_document& of) {
  std::string text;
  gpx_writer(text).write(of);
  return text;
}

}  // namespace uramost::exchange
