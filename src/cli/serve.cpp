#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <thread>

#include "cli/console.hpp"
#include "http/server.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

namespace {
/// SIGINT and SIGTERM, blocked in every thread from here on, so that one thread can wait for them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void serve(const command_context& context) {
  const settings said = context.resolved();
  const endpoint where = parse_endpoint(*said.listen);
  http::server_options options;
  options.address = where.address;
  options.port = where.port;
  options.web_directory = *said.web;
  options.upload_directory = *said.data / "incoming";
  if (said.threads) options.threads = *said.threads;
  if (said.tile_cache_mb)
    options.tile_cache_bytes = static_cast<std::size_t>(*said.tile_cache_mb) * 1024 * 1024;
  options.logged = http::parse_log_scope(*said.log);

  const sigset_t stop_signals = block_stop_signals();
  http::log_as_json();
  intake::incident_register served(*said.data);
  const std::size_t loaded = served.incidents()->size();  // before anybody can ask
  console_accounts people(context, served);
  http::server server(options, served, people);
  fmt::print("Serving {} incidents on http://{}:{}\n", loaded, where.address, server.port());
  std::fflush(stdout);

  std::jthread waiting([&] {
    int signal = 0;
    sigwait(&stop_signals, &signal);
    server.stop();
  });
  server.run();
  // `run` also ends when it fails: wake the waiting thread, whichever came first.
  pthread_kill(waiting.native_handle(), SIGTERM);
}
}  // namespace

void add_serve(CLI::App& program, command_context& context) {
  CLI::App* command = program.add_subcommand("serve", "Serve the web map and the API on this machine");
  add_data_option(*command, context);
  command->add_option(
      "--listen", context.flags.listen,
      "ADDRESS:PORT, loopback only (URAMOST_LISTEN; default: 127.0.0.1:8080; port 0: any free one)");
  command->add_option("--web", context.flags.web, "The built web map (URAMOST_WEB; default: web/dist)")
      ->type_name("DIR");
  command
      ->add_option("--threads", context.flags.threads,
                   "Threads for heavy work (URAMOST_THREADS; default: all cores)")
      ->check(CLI::Range(1, 256));
  command
      ->add_option("--tile-cache-mb", context.flags.tile_cache_mb,
                   "Memory for finished tiles (URAMOST_TILE_CACHE_MB; default: 128; 0: none are kept)")
      ->check(CLI::Range(0, most_tile_cache_mb));
  command
      ->add_option(
          "--log", context.flags.log,
          "Requests to log on stderr as JSON: off, api (all but tiles and files of the web map) or all "
          "(URAMOST_LOG; default: api)")
      ->type_name("SCOPE");
  command->callback([&context] { serve(context); });
}

}  // namespace uramost::cli
