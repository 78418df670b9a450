#include "cli/written_file.hpp"

#include <fstream>

#include "core/error.hpp"
#include "exchange/pending_file.hpp"

namespace uramost::cli {

void write_file(const std::filesystem::path& out, const std::function<void(std::ostream&)>& write) {
  exchange::pending_file file(out, "");
  std::ofstream into(file.path(), std::ios::binary);
  write(into);
  if (!into.flush()) throw error(error_kind::unavailable, "cannot write " + out.string(), "out");
  file.keep();
}

}  // namespace uramost::cli
