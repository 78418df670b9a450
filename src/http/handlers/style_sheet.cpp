#include "http/handlers/style_sheet.hpp"

namespace uramost::http {

namespace {
constexpr const char* style =
    R"(:root { color-scheme: light dark; font: 16px/1.5 "Noto Sans", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; }
header { border-bottom: 1px solid; padding-bottom: .5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: LinkText; }
.wide { overflow-x: auto; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); padding: .25rem .5rem; text-align: left; vertical-align: top; }
code { font-size: .95em; }
pre { overflow-x: auto; }
)";
}  // namespace

response style_sheet::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return text_response("text/css; charset=utf-8", style);
}

}  // namespace uramost::http
