#include "intake/demo_register.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>

#include "core/error.hpp"
#include "intake/import.hpp"

namespace uramost::embedded {
std::string_view public_events_csv();
}

namespace uramost::intake {

namespace {
/// A folder that is gone when its owner is.
class temporary_folder {
 public:
  temporary_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "uramost-demo-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw error(error_kind::unavailable, "cannot make a temporary folder");
    path_ = pattern;
  }
  ~temporary_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;

  std::filesystem::path write(const std::string& name,
                              const std::function<void(std::ostream&)>& content) const {
    const auto file = path_ / name;
    std::ofstream out(file, std::ios::binary);
    content(out);
    if (!out.flush()) throw error(error_kind::unavailable, "cannot write " + file.string());
    return file;
  }

 private:
  std::filesystem::path path_;
};

import_options from(std::string source, bool is_public = false) {
  column_mapping mapping;  // columns are guessed, as for any file
  mapping.public_source = is_public;
  return {.source = std::move(source), .mapping = mapping, .reading = {}, .by = "console"};
}
}  // namespace

void load_demo(incident_register& into, const progress_sink& watch) {
  const temporary_folder folder;
  const auto events =
      folder.write("public_events.csv", [](std::ostream& out) { out << embedded::public_events_csv(); });
  import_incidents(into, events, from("public-events", true));
  const auto points = folder.write("synthetic_patrol_points.csv", write_demo_patrol_points);
  import_patrol_points(into, points, from("synthetic-patrol-demo"));
  const auto incidents =
      folder.write("synthetic_police_register.csv", [](std::ostream& out) { write_demo_incidents(out); });
  import_incidents(into, incidents, from("synthetic-police-demo"), watch);
}

}  // namespace uramost::intake
