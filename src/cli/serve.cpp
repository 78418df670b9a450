#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <thread>

#include "cli/console.hpp"
#include "core/error.hpp"
#include "http/server.hpp"
#include "intake/incident_register.hpp"

namespace uramost::cli {

namespace {
/// SIGINT, SIGTERM and SIGHUP, blocked in every thread from here on, so that one thread can wait for them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

std::optional<http::tls_files> tls_of(const settings& said) {
  if (!said.tls_certificate && !said.tls_key) return std::nullopt;
  if (!said.tls_certificate || !said.tls_key)
    throw invalid_input("--tls-certificate and --tls-key go together", "tls_key");
  return http::tls_files{*said.tls_certificate, *said.tls_key};
}

void serve(const command_context& context) {
  const settings said = context.resolved();
  const endpoint where = parse_endpoint(*said.listen);
  http::server_options options;
  options.address = where.address;
  options.port = where.port;
  options.data_directory = *said.data;
  options.web_directory = *said.web;
  options.export_folder = said.export_folder.value_or("");
  options.upload_directory = *said.data / "incoming";
  if (said.threads) options.threads = *said.threads;
  if (said.tile_cache_mb)
    options.tile_cache_bytes = static_cast<std::size_t>(*said.tile_cache_mb) * 1024 * 1024;
  options.logged = http::parse_log_scope(*said.log);
  options.public_urls = said.public_url;
  options.trusted_proxies = said.trusted_proxy;
  options.allowed_origins = said.allow_origin;
  options.embedding_sites = said.embed_in;
  options.tls = tls_of(said);
  options.plain_http_beyond_this_machine = said.plain_http_beyond_this_machine.value_or(false);

  const sigset_t signals = block_signals();
  http::log_as_json();
  intake::incident_register served(*said.data);
  const std::size_t loaded = served.incidents()->size();  // before anybody can ask
  console_accounts people(context, served);
  http::server server(options, served, people);
  const bool is_ipv6 = where.address.find(':') != std::string::npos;
  fmt::print("Serving {} incidents on {}://{}:{}\n", loaded, options.tls ? "https" : "http",
             is_ipv6 ? "[" + where.address + "]" : where.address, server.port());
  std::fflush(stdout);

  std::jthread waiting([&] {
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) server.reload_certificate();
    server.stop();
  });
  server.run();
  // `run` also ends when it fails: wake the waiting thread, whichever came first.
  pthread_kill(waiting.native_handle(), SIGTERM);
}

/// How other machines, and other sites' pages, may come.
void add_outside_options(command_line command, command_context& context) {
  command
      .add_option("--tls-certificate", context.flags.tls_certificate,
                  "Certificate and chain as PEM, to speak HTTPS (URAMOST_TLS_CERTIFICATE)")
      .type_name("FILE");
  command.add_option("--tls-key", context.flags.tls_key, "Its private key as PEM (URAMOST_TLS_KEY)")
      .type_name("FILE");
  command
      .add_option("--public-url", context.flags.public_url,
                  "What else the map is known as, https://map.example.org (URAMOST_PUBLIC_URL)")
      .one_argument_each()
      .type_name("URL");
  command
      .add_option("--trusted-proxy", context.flags.trusted_proxy,
                  "A proxy that is believed where requests come from (URAMOST_TRUSTED_PROXY)")
      .one_argument_each()
      .type_name("ADDRESS[/BITS]");
  command
      .add_option("--allow-origin", context.flags.allow_origin,
                  "A site whose pages may read with a token, https://ngo.example.org (URAMOST_ALLOW_ORIGIN)")
      .one_argument_each()
      .type_name("URL");
  command
      .add_option("--embed-in", context.flags.embed_in,
                  "A site whose pages may show the public's page in a frame, https://ngo.example.org "
                  "(URAMOST_EMBED_IN)")
      .one_argument_each()
      .type_name("URL");
  command.add_flag_callback(
      "--plain-http-beyond-this-machine", [&context] { context.flags.plain_http_beyond_this_machine = true; },
      "Let other machines come without encryption: everybody on the way reads passwords and incidents");
}
}  // namespace

void add_serve(command_line program, command_context& context) {
  const command_line command = program.add_subcommand("serve", "Serve the web map and the API");
  add_data_option(command, context);
  command.add_option("--listen", context.flags.listen,
                     "ADDRESS:PORT (URAMOST_LISTEN; default: 127.0.0.1:8080; port 0: any free one)");
  command.add_option("--web", context.flags.web, "The built web map (URAMOST_WEB; default: web/dist)")
      .type_name("DIR");
  command
      .add_option("--threads", context.flags.threads,
                  "Threads for heavy work (URAMOST_THREADS; default: all cores)")
      .between(1, 256);
  command
      .add_option("--tile-cache-mb", context.flags.tile_cache_mb,
                  "Memory for finished tiles (URAMOST_TILE_CACHE_MB; default: 128; 0: none are kept)")
      .between(0, most_tile_cache_mb);
  command
      .add_option(
          "--log", context.flags.log,
          "Requests to log on stderr as JSON: off, api (all but tiles and files of the web map) or all "
          "(URAMOST_LOG; default: api)")
      .type_name("SCOPE");
  command
      .add_option("--export-folder", context.flags.export_folder,
                  "Where exports that have a schedule are written (URAMOST_EXPORT_FOLDER; without: nowhere)")
      .type_name("DIR");
  add_outside_options(command, context);
  command.callback([&context] { serve(context); });
}

}  // namespace uramost::cli
