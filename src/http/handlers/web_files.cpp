#include "http/handlers/web_files.hpp"

#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/compression.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
namespace fs = std::filesystem;

constexpr std::string_view not_built = R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><title>UraMost</title>
<h1>UraMost is running</h1>
<p>The map itself is not built yet. In the source folder: <code>cd web &amp;&amp; npm ci &amp;&amp; npm run build</code>,
then start the server with <code>--web web/dist</code>. <code>tools/run</code> does all of it.</p>
<p>The data are at <a href="/api">/api</a>.</p>
</html>
)";

/// The file a path names, if there is one in the directory. Paths hold no ".." (parse_target refuses them),
/// but a link inside the directory could still lead out of it.
std::optional<fs::path> file_at(const fs::path& directory, const std::string& path) {
  if (path.find("/.") != std::string::npos) return std::nullopt;
  std::error_code failed;
  const fs::path root = fs::canonical(directory, failed);
  if (failed) return std::nullopt;
  const fs::path file = fs::canonical(root / path.substr(1), failed);
  if (failed || !fs::is_regular_file(file, failed)) return std::nullopt;
  const bool is_inside =
      std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
  return is_inside ? std::optional(file) : std::nullopt;
}

bool is_under(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_address_of_the_map(std::string_view path) { return path.find('.') == std::string_view::npos; }

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) throw error(error_kind::internal, "cannot read " + file.filename().string());
  return std::move(bytes).str();
}

std::string version_of(const fs::path& file) {
  return file.string() + '@' + std::to_string(fs::last_write_time(file).time_since_epoch().count());
}
}  // namespace

std::string content_type_of(const fs::path& file) {
  constexpr std::array<std::pair<std::string_view, const char*>, 18> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".geojson", "application/geo+json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
  }};
  const std::string ending = ascii_lower(file.extension().string());
  for (const auto& [known, type] : types)
    if (known == ending) return type;
  return "application/octet-stream";
}

response web_files::operator()(const request& asked) const {
  const bool is_of_a_release =
      asked.path.starts_with("/releases/") && asked.path.find('/', 10) != std::string::npos;
  if (is_under(asked.path, "/api") || is_under(asked.path, "/tiles") || is_of_a_release)
    throw error(error_kind::not_found, "there is nothing at " + asked.path);
  auto file = file_at(directory_, asked.path);
  if (!file && is_address_of_the_map(asked.path)) {
    file = file_at(directory_, "/index.html");
    if (!file) return text_response("text/html; charset=utf-8", std::string(not_built));
  }
  if (!file) throw error(error_kind::not_found, "there is nothing at " + asked.path);

  const std::string version = version_of(*file);
  const auto plain = load(*file, version);
  const coding wanted =
      plain->is_worth_packing ? preferred_coding(asked.header("accept-encoding")) : coding::none;
  const auto found = wanted == coding::none ? plain : load_packed(*plain, version, wanted);
  response answer;
  answer.body = {found, &found->bytes};
  answer.set("Content-Type", found->content_type).set("ETag", found->etag);
  answer.set("Cache-Control",
             is_under(asked.path, "/assets") ? "public, max-age=31536000, immutable" : "no-cache");
  if (plain->is_worth_packing) answer.set("Vary", "Accept-Encoding");
  if (wanted != coding::none) answer.set("Content-Encoding", std::string(to_string(wanted)));
  return answer;
}

std::shared_ptr<const web_file> web_files::load(const fs::path& file, const std::string& version) const {
  return files_->get(version, [&] {
    auto made = std::make_shared<web_file>();
    made->bytes = read(file);
    made->content_type = content_type_of(file);
    made->etag = "W/\"" + std::to_string(std::hash<std::string>{}(made->bytes)) + '"';
    made->is_worth_packing = is_compressible(text_response(made->content_type, made->bytes));
    return made;
  });
}

std::shared_ptr<const web_file> web_files::load_packed(const web_file& plain, const std::string& version,
                                                       coding as) const {
  return files_->get(version + ' ' + std::string(to_string(as)), [&] {
    auto made = std::make_shared<web_file>(plain);
    made->bytes = packed(plain.bytes, as, effort::thorough);
    return made;
  });
}

}  // namespace uramost::http
