#include "http/server.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "http/application.hpp"
#include "http/form.hpp"
#include "http/import_jobs.hpp"
#include "http/io_thread.hpp"
#include "http/listener.hpp"
#include "http/routes.hpp"
#include "http/worker_pool.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t tile_cache_bytes = 128 * 1024 * 1024;

std::size_t worker_threads(const server_options& options) {
  return options.threads > 0 ? static_cast<std::size_t>(options.threads)
                             : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::filesystem::path upload_directory(const server_options& options) {
  return options.upload_directory.empty()
             ? std::filesystem::temp_directory_path() / fmt::format("uramost-{}", getuid())
             : options.upload_directory;
}
}  // namespace

struct server::machinery {
  machinery(const server_options& options, intake::incident_register& incidents)
      : bounds(options.bounds),
        listening(accepting, options.address, options.port),
        results(incidents),
        tiles(tile_cache_bytes),
        app(make_routes({incidents, results, tiles, jobs, options.web_directory, upload_directory(options),
                         options.bounds.heartbeat}),
            guard(listening.port()), [this] { return results.revision(); }),
        workers(worker_threads(options), bounds.queued_requests),
        environment{app, workers, bounds, upload_directory(options)} {
    remove_stale_folders(environment.uploads);
    for (std::size_t i = 0; i < std::clamp<std::size_t>(worker_threads(options) / 2, 1, 4); ++i)
      threads.push_back(std::make_unique<io_thread>(environment, connections));
  }

  const limits bounds;
  asio::io_context accepting{1};
  listener listening;
  query_results results;
  tiles::tile_cache tiles;
  import_jobs jobs;
  application app;
  worker_pool workers;
  session_environment environment;
  std::atomic<std::size_t> connections = 0;
  std::vector<std::unique_ptr<io_thread>> threads;
};

server::server(const server_options& options, intake::incident_register& incidents)
    : machinery_(std::make_unique<machinery>(options, incidents)) {}

server::~server() = default;

std::uint16_t server::port() const { return machinery_->listening.port(); }

void server::run() {
  machinery& with = *machinery_;
  for (const auto& thread : with.threads) thread->start();
  asio::co_spawn(with.accepting,
                 with.listening.accept(with.threads, with.connections, with.bounds.connections),
                 asio::detached);
  with.accepting.run();
  for (const auto& thread : with.threads) thread->stop();
  for (const auto& thread : with.threads) thread->join();
  with.workers.join();
}

void server::stop() {
  asio::post(machinery_->accepting, [this] { machinery_->listening.close(); });
}

}  // namespace uramost::http
