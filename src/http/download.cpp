#include "http/download.hpp"

namespace uramost::http {

response as_download(response answer, std::string_view name) {
  return answer.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
}

response download_of(std::shared_ptr<made_file> made, std::string_view content_type, std::string_view name) {
  response answer;
  answer.stream_length = made->open();
  answer.stream = [made = std::move(made)] { return made->next(); };
  answer.set("Content-Type", std::string(content_type));
  return as_download(std::move(answer), name);
}

}  // namespace uramost::http
