#include "exchange/gpx_writer.hpp"

#include "core/time_interval.hpp"
#include "exchange/output_buffer.hpp"
#include "exchange/xml_text.hpp"

namespace uramost::exchange {

namespace {
class gpx_writer {
 public:
  explicit gpx_writer(std::string& into) : out_([&into](std::string_view bytes) { into.append(bytes); }) {}

  void write(const gpx_document& of) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gpx version=\"1.1\" creator=\"UraMost\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n"
            "<metadata>";
    element("name", of.name);
    element("desc", of.description);
    if (!of.copyright.empty()) out_ << "<copyright author=\"" << xml_text(of.copyright) << "\"/>";
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
    out_ << '<' << name << '>' << xml_text(text) << "</" << name << '>';
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
