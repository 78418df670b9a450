#include "http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "accounts/account_book.hpp"
#include "http/application.hpp"
#include "http/exposure.hpp"
#include "http/form.hpp"
#include "http/io_thread.hpp"
#include "http/job_queue.hpp"
#include "http/listener.hpp"
#include "http/metrics.hpp"
#include "http/open_connections.hpp"
#include "http/plan_shelf.hpp"
#include "http/preset_shelf.hpp"
#include "http/release_drafts.hpp"
#include "http/release_shelf.hpp"
#include "http/result_shelf.hpp"
#include "http/routes.hpp"
#include "http/scheduled_exports.hpp"
#include "http/worker_pool.hpp"
#include "intake/masked_incidents.hpp"

namespace uramost::http {

namespace {
std::size_t worker_threads(const server_options& options) {
  return options.threads > 0 ? static_cast<std::size_t>(options.threads)
                             : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

std::filesystem::path upload_directory(const server_options& options) {
  return options.upload_directory.empty()
             ? std::filesystem::temp_directory_path() / fmt::format("uramost-{}", getuid())
             : options.upload_directory;
}

/// Each I/O thread may keep answers in the form they are sent in, beside the tiles they share.
std::size_t ready_answer_bytes(const server_options& options) { return options.tile_cache_bytes / 8; }

guard_rules rules(const server_options& options, const listener& listening) {
  return {.address = listening.address(),
          .port = listening.port(),
          .speaks_tls = options.tls.has_value(),
          .public_urls = options.public_urls,
          .trusted_proxies = options.trusted_proxies,
          .allowed_origins = options.allowed_origins,
          .embedding_sites = options.embedding_sites,
          .plain_from_afar = options.plain_http_beyond_this_machine};
}

/// Before it listens. Says loudly what was allowed against advice.
void check_exposure(const server_options& options, const accounts::account_files& people) {
  const exposure planned{.is_loopback = listening_address(options.address).is_loopback(),
                         .has_administrator = accounts::has_administrator(*people.records),
                         .speaks_tls = options.tls.has_value(),
                         .has_proxy = !options.trusted_proxies.empty(),
                         .plain_is_meant = options.plain_http_beyond_this_machine};
  check(planned);
  if (!planned.is_loopback && !planned.speaks_tls && planned.plain_is_meant)
    spdlog::warn(
        "passwords, tokens and incidents cross the network unencrypted: whoever is on the way reads them");
}

std::optional<tls_certificate> certificate_of(const server_options& options) {
  return options.tls ? std::make_optional<tls_certificate>(*options.tls) : std::nullopt;
}

std::string label(const route& of) {
  return fmt::format("method=\"{}\",route=\"{}\"", of.method, of.pattern);
}
}  // namespace

struct server::machinery {
  machinery(const server_options& options, intake::incident_register& incidents,
            accounts::account_files& people)
      : served(incidents),
        bounds(options.bounds),
        certificate(certificate_of(options)),
        listening(accepting, options.address, options.port),
        known(people, options.sessions),
        way_in(*people.records, people.key, options.sessions, options.passwords),
        trail(people.records->audit(), incidents.records()),
        results(incidents),
        masked_results([this] { return masked_snapshot(); }),
        tiles(options.tile_cache_bytes),
        releases(intake::release_folder(options.data_directory)),
        drafts(incidents, options.data_directory),
        roads(options.data_directory),
        workspace(options.data_directory / store::workspace_store::file_name),
        presets(workspace.presets(), !options.export_folder.empty()),
        app(make_routes({incidents,
                         roads,
                         people,
                         known,
                         way_in,
                         trail,
                         results,
                         masked_results,
                         tiles,
                         releases,
                         drafts,
                         imports,
                         kept,
                         plans,
                         plan_jobs,
                         process_jobs,
                         visits,
                         presets,
                         options.web_directory,
                         upload_directory(options),
                         measured,
                         is_draining,
                         options.bounds.heartbeat}),
            guard(rules(options, listening)), known,
            {[this] { return results.revision(); }, [&incidents] { return incidents.where()->version; }}),
        drawers(worker_threads(options), bounds.queued_requests, niceness::drawing),
        slow_drawers(worker_threads(options), bounds.queued_requests, niceness::drawing_long),
        workers(worker_threads(options), bounds.queued_requests, niceness::reading),
        writers(1, bounds.queued_requests, niceness::writing),
        environment{
            app, drawers, slow_drawers, workers, writers, bounds, certificate, upload_directory(options), {}},
        connections(bounds, trusted_proxies(options.trusted_proxies)) {
    remove_stale_folders(environment.uploads);
    measure(incidents, options.logged);
    for (std::size_t i = 0; i < std::clamp<std::size_t>(worker_threads(options) / 2, 1, 4); ++i)
      threads.push_back(std::make_unique<io_thread>(environment, measured.for_another_thread(),
                                                    ready_answer_bytes(options)));
    if (!options.export_folder.empty())
      scheduler = std::jthread(
          [this, &incidents, &people, folder = options.export_folder](const std::stop_token& stop) {
            scheduled_exports(workspace.presets(), {incidents, results, trail}, *people.records, folder)
                .keep_running(stop);
          });
    served.before_each_snapshot([this](const query_results::snapshot& next) { results.prepare(next); });
  }

  ~machinery() { served.before_each_snapshot(nullptr); }
  machinery(const machinery&) = delete;
  machinery& operator=(const machinery&) = delete;

  std::size_t sum_of(std::size_t (worker_pool::*number)() const) const {
    return (drawers.*number)() + (slow_drawers.*number)() + (workers.*number)() + (writers.*number)();
  }

  /// Says what is counted and logged, for every route and for requests that reach none.
  void measure(const intake::incident_register& incidents, log_scope logged) {
    std::vector<std::string> labels;
    for (const route& each : app.routes()) {
      labels.push_back(label(each));
      environment.is_logged.push_back(covers(logged, each.pattern));
    }
    labels.emplace_back("method=\"any\",route=\"none\"");
    environment.is_logged.push_back(covers(logged, "none"));
    measured.name_routes(std::move(labels));

    using enum metrics::kind;
    const auto add = [&](const char* name, metrics::kind kind, const char* help, auto look_up) {
      measured.add(name, help, kind, [look_up] { return static_cast<double>(look_up()); });
    };
    add("uramost_tile_cache_hits_total", counter, "Tiles that were there.",
        [this] { return tiles.count().hits; });
    add("uramost_tile_cache_misses_total", counter, "Tiles that had to be made.",
        [this] { return tiles.count().misses; });
    add("uramost_tile_cache_evictions_total", counter, "Tiles thrown out to make room.",
        [this] { return tiles.count().evictions; });
    add("uramost_tile_cache_bytes", gauge, "Memory of the tiles kept.",
        [this] { return tiles.count().cost; });
    add("uramost_revision", gauge, "Of the register's snapshot.", [this] { return results.revision(); });
    add("uramost_incidents", gauge, "In the register's snapshot.",
        [&incidents] { return incidents.incidents()->size(); });
    add("uramost_index_bytes", gauge, "Memory of the snapshot's columns.",
        [&incidents] { return incidents.incidents()->bytes(); });
    add("uramost_queued_requests", gauge, "Work that waits for a thread.",
        [this] { return sum_of(&worker_pool::waiting); });
    add("uramost_busy_workers", gauge, "Threads at heavy work.",
        [this] { return sum_of(&worker_pool::busy); });
    add("uramost_open_connections", gauge, "From clients.", [this] { return connections.count(); });
    add_process(measured);
  }

  /// What partners see, made when one of them asks.
  query_results::snapshot masked_snapshot() {
    return masked.get(results.revision(), [this] { return intake::masked_incidents(served); });
  }

  asio::awaitable<void> watch_certificate() {
    for (error_code stopped; !stopped && !is_draining;) {
      certificate->reload_if_changed();
      next_look.expires_after(bounds.certificate_look);
      co_await next_look.async_wait(into(stopped));
    }
  }

  intake::incident_register& served;
  const limits bounds;
  std::optional<tls_certificate> certificate;
  asio::io_context accepting{1};
  asio::steady_timer next_look{accepting};  // at the certificate
  listener listening;
  gate known;
  const accounts::login way_in;
  audit_trail trail;
  query_results results;
  shared_computation<std::int64_t, query_results::snapshot> masked{1};
  query_results masked_results;
  tiles::tile_cache tiles;
  release_shelf releases;
  release_drafts drafts;
  job_queue imports{"import", niceness::writing};
  intake::road_shelf roads;
  store::workspace_store workspace;
  store::visit_rows& visits = workspace.visits();
  result_shelf kept{workspace, studies};
  plan_shelf plans{workspace.plans(), served};
  preset_shelf presets;
  job_queue plan_jobs{"search", niceness::reading};
  job_queue process_jobs{"process", niceness::reading};
  job_queue studies{"study", niceness::reading};  // after the shelf: what it does ends on it
  metrics measured;
  std::atomic<bool> is_draining = false;
  application app;
  worker_pool drawers, slow_drawers, workers, writers;
  session_environment environment;
  open_connections connections;
  std::vector<std::unique_ptr<io_thread>> threads;
  std::jthread scheduler;  // last: it uses the rest
};

server::server(const server_options& options, intake::incident_register& incidents,
               accounts::account_files& people) {
  check_exposure(options, people);
  machinery_ = std::make_unique<machinery>(options, incidents, people);
}

server::~server() = default;

std::uint16_t server::port() const { return machinery_->listening.port(); }

void server::run() {
  machinery& with = *machinery_;
  for (const auto& thread : with.threads) thread->start();
  asio::co_spawn(with.accepting, with.listening.accept(with.threads, with.connections), asio::detached);
  if (with.certificate) asio::co_spawn(with.accepting, with.watch_certificate(), asio::detached);
  with.accepting.run();
  for (const auto& thread : with.threads) thread->stop();
  for (const auto& thread : with.threads) thread->join();
  for (worker_pool* each : {&with.drawers, &with.slow_drawers, &with.workers, &with.writers}) each->join();
}

void server::stop() {
  machinery_->is_draining = true;
  asio::post(machinery_->accepting, [this] {
    machinery_->listening.close();
    machinery_->next_look.cancel();
  });
}

void server::reload_certificate() {
  if (machinery_->certificate) machinery_->certificate->reload();
}

}  // namespace uramost::http
