#include "http/session.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/container/static_vector.hpp>

#include "core/text.hpp"
#include "http/body_reader.hpp"
#include "http/http_date.hpp"
#include "http/problem.hpp"
#include "http/trusted_proxies.hpp"
#include "http/wire.hpp"

namespace uramost::http {

namespace {
namespace beast = boost::beast::http;
using namespace std::chrono_literals;

constexpr std::size_t read_size = 16 * 1024;
constexpr std::size_t body_piece_size = 128 * 1024;
constexpr std::size_t write_size = 256 * 1024;
constexpr std::size_t longest_known_head = 4 * 1024;
constexpr std::size_t most_known_at_once = 32;  // a gather write takes two buffers each, 64 in all
constexpr auto stream_pause = 100ms;            // before a stream that had nothing new is asked again
constexpr auto linger_time = 2s;

std::uint64_t next_request_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

header_fields fields_of(const beast::request_header<>& head) {
  header_fields fields;
  for (const auto& field : head) {
    const auto name = field.name_string(), value = field.value();
    fields.emplace_back(ascii_lower({name.data(), name.size()}), std::string(value.data(), value.size()));
  }
  return fields;
}

bool has_hung_up(tcp::socket& socket) {
  pollfd asked{socket.native_handle(), POLLRDHUP, 0};
  return socket.is_open() && poll(&asked, 1, 0) > 0;
}

/// What to tell a client whose bytes are no request.
response refusal_of(const error_code& failed) {
  if (failed == beast::error::header_limit) return problem(431, "the request's header is too long");
  if (failed == beast::error::body_limit) return problem(413, "the request's body is too long");
  return problem(400, "this is not an HTTP request: " + failed.message());
}
}  // namespace

struct session::connection {
  connection(tcp::socket socket, asio::ssl::context* tls) : line(std::move(socket), tls) {}
  wire line;
  boost::beast::flat_buffer unread;
};

struct session::conversation {
  beast::request_parser<beast::buffer_body> parser;
  std::string head;           // its bytes, when they came in one piece and are not too many to be remembered
  std::size_t head_size = 0;  // as far as the parser took them
  std::chrono::steady_clock::time_point begun{};
  request asked;
  const route* matched = nullptr;
  std::optional<response> refusal;  // of what could not even be parsed
  bool body_left_unread = false;
  std::int64_t lasting_version = 0;  // from before the answer was begun

  bool keeps_alive() const {
    return parser.is_header_done() && !body_left_unread && !refusal && parser.keep_alive();
  }
  bool has_body() const { return parser.chunked() || parser.content_length().value_or(0) > 0; }
};

session::session(tcp::socket socket, const session_environment& environment, thread_environment& here)
    : environment_(environment), here_(here) {
  const auto tls = environment.certificate ? environment.certificate->context() : nullptr;
  connection_ = std::make_unique<connection>(std::move(socket), tls.get());
  error_code ignored;
  tcp::socket& peer = connection_->line.socket();
  peer.set_option(tcp::no_delay(true), ignored);
  peer.non_blocking(true, ignored);
  address_ = peer.remote_endpoint(ignored).address().to_string();
}

session::~session() = default;

asio::awaitable<void> session::run() {
  for (bool goes_on = co_await shake_hands(); goes_on;) {
    if (!unsent_.empty())
      goes_on = co_await write(std::exchange(unsent_, {}));
    else if (connection_->unread.size() == 0)
      goes_on = co_await wait_for_request();
    else if (!answer_known())
      goes_on = co_await serve_one();
  }
  co_await close();
}

/// False when the client speaks something else.
asio::awaitable<bool> session::shake_hands() {
  allow(environment_.bounds.header_time);
  const error_code failed = co_await connection_->line.shake_hands();
  allow_any_time();
  if (is_plain_http(failed)) {
    const response refusal = problem(400, "this is HTTPS; the address begins with https://");
    const std::string text = head_text(refusal, false) + std::string(refusal.body_text());
    allow(linger_time);
    error_code ignored;
    co_await asio::async_write(connection_->line.socket(), asio::buffer(text), into(ignored));
    co_await linger();
  }
  co_return !failed;
}

asio::awaitable<void> session::close() {
  tcp::socket& socket = connection_->line.socket();
  allow(linger_time);
  if (socket.is_open()) co_await connection_->line.say_goodbye();
  error_code ignored;
  socket.shutdown(tcp::socket::shutdown_both, ignored);
  socket.close(ignored);
}

void session::expire(std::chrono::steady_clock::time_point now) {
  if (at_work_ && has_hung_up(connection_->line.socket())) at_work_->request_stop();
  if (now < deadline_) return;
  is_expired_ = true;
  allow_any_time();
  error_code ignored;
  connection_->line.socket().cancel(ignored);
}

void session::drain() {
  is_draining_ = true;
  if (is_idle_) abort();
}

void session::abort() {
  is_expired_ = true;
  error_code ignored;
  connection_->line.socket().close(ignored);
}

/// Waits for more to do than to send known answers; false when the client has no more to ask.
asio::awaitable<bool> session::wait_for_request() {
  if (is_draining_) co_return false;
  asio::use_awaitable_t<> here;
  co_return co_await asio::async_initiate<asio::use_awaitable_t<>, void(bool)>(
      [this](auto resume) { serve_known(std::move(resume)); }, here);
}

/// Reads requests and sends known answers; wakes the coroutine when there is more to do than that.
template <class Resume>
void session::serve_known(Resume resume) {
  is_idle_ = true;
  allow(environment_.bounds.idle_time);
  auto answer = [this, resume = std::move(resume)](error_code failed, std::size_t size) mutable {
    connection_->unread.commit(size);
    is_idle_ = false;
    allow_any_time();
    bool has_ended = bool(failed), all_known = !has_ended;
    try {
      while (all_known && connection_->unread.size() > 0 && unsent_.empty()) all_known = answer_known();
    } catch (const std::exception& failure) {
      spdlog::error("a connection broke off: {}", failure.what());
      has_ended = true;
    }
    if (!has_ended && all_known && unsent_.empty() && !is_draining_)
      serve_known(std::move(resume));
    else
      resume(!has_ended);
  };
  connection_->line.async_read_some(connection_->unread.prepare(read_size), std::move(answer));
}

/// Answers the requests that are there and whose answers are known, in one write; false when the first is
/// not. What the socket does not take at once is left unsent.
bool session::answer_known() {
  if (is_draining_) return false;
  const auto begun = std::chrono::steady_clock::now();
  auto& [line, unread] = *connection_;
  const std::int64_t version = environment_.app.lasting_version();
  const std::string_view came(static_cast<const char*>(unread.data().data()), unread.size());
  boost::container::static_vector<const ready_answer*, most_known_at_once> answers;
  boost::container::static_vector<asio::const_buffer, 2 * most_known_at_once> bytes;
  std::size_t taken = 0;
  for (std::size_t size = 0; size < write_size && answers.size() < answers.capacity();) {
    const std::string_view head = first_head(came.substr(taken));
    ready_answer* const known = head.empty() ? nullptr : here_.known.find(head, version);
    if (!known) break;
    known->tell_date(http_date());
    bytes.push_back(asio::buffer(known->head));
    if (known->body) bytes.push_back(asio::buffer(*known->body));
    answers.push_back(known);
    size += known->size();
    taken += head.size();
  }
  if (answers.empty()) return false;

  std::size_t sent = line.write_now(bytes);
  written_ += sent;
  for (const asio::const_buffer& each : bytes) {
    const auto left = each + std::min(sent, each.size());
    sent -= each.size() - left.size();
    unsent_.append(static_cast<const char*>(left.data()), left.size());
  }
  unread.consume(taken);
  const auto took = std::chrono::steady_clock::now() - begun;
  for (const ready_answer* each : answers)
    count(each->route, {.method = "GET", .status = each->status, .took = took, .bytes = each->size()});
  return true;
}

/// Answers whether the connection goes on.
asio::awaitable<bool> session::serve_one() {
  conversation talk;
  if (!co_await read_head(talk)) co_return false;
  talk.begun = std::chrono::steady_clock::now();
  const std::size_t written = written_;
  const response answer = co_await make_answer(talk);
  const bool goes_on = co_await send(talk, answer);
  count(environment_.app.number_of(talk.matched), {.id = talk.asked.id,
                                                   .method = talk.asked.method,
                                                   .status = answer.status,
                                                   .took = std::chrono::steady_clock::now() - talk.begun,
                                                   .bytes = written_ - written});
  if (talk.body_left_unread) co_await linger();
  co_return goes_on;
}

/// False when there is nobody to answer. Problems with the bytes are noted as a refusal.
asio::awaitable<bool> session::read_head(conversation& talk) {
  const limits& bounds = environment_.bounds;
  auto& [line, unread] = *connection_;
  talk.parser.header_limit(static_cast<std::uint32_t>(bounds.header));
  talk.parser.body_limit(bounds.upload_body);
  const std::string_view head = first_head({static_cast<const char*>(unread.data().data()), unread.size()});
  if (head.size() <= longest_known_head) talk.head = head;
  allow(bounds.header_time);

  error_code failed;
  for (;;) {
    const std::size_t taken = talk.parser.put(unread.data(), failed);
    unread.consume(taken);
    talk.head_size += taken;
    if (failed && failed != beast::error::need_more) {
      talk.refusal = refusal_of(failed);
      break;
    }
    if (talk.parser.is_header_done()) break;
    const std::size_t read = co_await line.async_read_some(unread.prepare(read_size), into(failed));
    unread.commit(read);
    if (failed) {
      if (!is_expired_ || !line.socket().is_open()) co_return false;
      talk.refusal = problem(408, "the request's header took too long");
      break;
    }
  }
  allow_any_time();
  if (talk.refusal) talk.body_left_unread = true;
  co_return true;
}

asio::awaitable<response> session::make_answer(conversation& talk) {
  const application& app = environment_.app;
  if (talk.refusal) co_return app.finish(std::move(*std::exchange(talk.refusal, response{})), talk.asked);

  const auto& head = talk.parser.get();
  talk.asked.id = next_request_id();
  talk.asked.address = address_;
  talk.asked.method = std::string(head.method_string());
  talk.asked.headers = fields_of(head);
  talk.body_left_unread = talk.has_body();
  if (head.target().size() > environment_.bounds.request_line)
    co_return app.finish(problem(414, "the request's address is too long"), talk.asked);
  if (head.count(beast::field::host) > 1)
    co_return app.finish(problem(400, "the request has more than one Host", "Host"), talk.asked);

  admission admitted = app.admit(talk.asked, {head.target().data(), head.target().size()});
  talk.matched = admitted.matched;
  if (admitted.refusal) co_return std::move(*admitted.refusal);
  talk.lasting_version = app.lasting_version();
  if (auto refused = co_await let_in(*admitted.matched, talk.asked)) co_return std::move(*refused);
  if (auto refused = co_await read_body(talk, *admitted.matched))
    co_return app.finish(std::move(*refused), talk.asked);
  co_return co_await work(*admitted.matched, talk.asked);
}

/// Before any of the body is read: who may not write does not upload either.
asio::awaitable<std::optional<response>> session::let_in(const route& matched, request& asked) {
  const application& app = environment_.app;
  if (app.recognises(asked)) co_return app.let_in(matched, asked, true);
  co_return co_await environment_.drawers.run([&] { return app.let_in(matched, asked, false); });
}

/// Fills in the request's body or form; answers a refusal when that cannot be.
asio::awaitable<std::optional<response>> session::read_body(conversation& talk, const route& matched) {
  if (matched.body == body_kind::none && talk.has_body()) co_return problem(400, "this takes no body");
  if (matched.body == body_kind::none) co_return std::nullopt;
  std::optional<response> refused;
  try {
    body_reader reader(matched.body, talk.asked, environment_.bounds, environment_.uploads);
    reader.expect_size(talk.parser.content_length().value_or(0));
    if (ascii_lower(talk.asked.header("expect")) == "100-continue")
      co_await write("HTTP/1.1 100 Continue\r\n\r\n");

    std::string piece(body_piece_size, '\0');
    error_code failed;
    while (!talk.parser.is_done()) {
      allow(environment_.bounds.idle_time);
      auto& room = talk.parser.get().body();
      room.data = piece.data();
      room.size = piece.size();
      co_await beast::async_read(connection_->line, connection_->unread, talk.parser, into(failed));
      allow_any_time();
      if (failed == beast::error::need_buffer) failed = {};
      if (failed)
        co_return is_expired_ ? problem(408, "the request's body took too long") : refusal_of(failed);
      const std::string_view bytes(piece.data(), piece.size() - room.size);
      co_await environment_.workers.run([&reader, bytes] { return reader.feed(bytes), true; });
    }
    talk.body_left_unread = false;
    reader.finish();
  } catch (const body_too_large& failure) {
    refused = problem(413, failure.what());
  } catch (const error& failure) {
    refused = problem(failure);
  }
  co_return refused;
}

asio::awaitable<response> session::work(const route& matched, request& asked) {
  const application& app = environment_.app;
  response begun;
  if (matched.work == cost::light) {
    begun = app.answer(matched, asked);
    if (!begun.rest) co_return begun;
  }
  worker_pool& pool = matched.work == cost::writing ? environment_.writers
                      : matched.work != cost::light ? environment_.workers
                      : begun.rest_takes_long       ? environment_.slow_drawers
                                                    : environment_.drawers;
  const auto place = pool.take_place();
  if (!place) co_return app.finish(problem(503, "the server is busy; try again in a moment"), asked);
  at_work_.emplace();
  asked.gone = at_work_->get_token();
  response made = co_await pool.run([&] {
    if (asked.gone.stop_requested()) return problem(503, "the client has gone");
    return app.complete(matched, begun.rest ? std::move(begun) : app.answer(matched, asked), asked);
  });
  at_work_.reset();
  co_return made;
}

/// Answers whether the connection goes on.
asio::awaitable<bool> session::send(const conversation& talk, const response& answer) {
  const bool is_http_1_0 = talk.parser.is_header_done() && talk.parser.get().version() < 11;
  const bool ends_by_closing = answer.stream && !answer.stream_length && is_http_1_0;
  const bool keeps_alive = talk.keeps_alive() && !is_draining_ && !ends_by_closing;
  std::string head = head_text(answer, keeps_alive, is_http_1_0 ? framing::until_close : framing::chunked);
  if (is_http_1_0 && keeps_alive) head.insert(head.size() - 2, "Connection: keep-alive\r\n");

  const bool is_head_only = talk.asked.method == "HEAD";
  if (keeps_alive && !is_http_1_0) remember(talk, head, answer);
  const bool sent = co_await write(head, is_head_only ? std::string_view{} : answer.body_text());
  if (!sent) co_return false;
  if (answer.stream && !is_head_only && !co_await send_stream(answer, !answer.stream_length && !is_http_1_0))
    co_return false;
  co_return keeps_alive;
}

/// False when the client has gone or the stream broke: the connection must then end without the last chunk.
asio::awaitable<bool> session::send_stream(const response& answer, bool chunked) {
  for (;;) {
    body_piece piece;
    try {
      piece = co_await environment_.workers.run([&] { return answer.stream(); });
    } catch (const std::exception& failure) {
      spdlog::error("a stream broke off: {}", failure.what());
      co_return false;
    }
    const bool ends = piece.then == body_piece::follow_up::end;
    // A chunk as chunk_text has it, without a copy of what is large.
    std::string bytes = std::move(piece.bytes), size;
    if (chunked && !bytes.empty()) {
      size = fmt::format("{:x}\r\n", bytes.size());
      bytes += "\r\n";
    }
    if (chunked && ends) bytes += chunk_text({});
    if (!co_await write(size, bytes)) co_return false;
    if (ends) co_return true;
    if (piece.then == body_piece::follow_up::more) continue;
    if (is_draining_ || !connection_->line.socket().is_open()) co_return false;
    asio::steady_timer pause(connection_->line.get_executor(), stream_pause);
    error_code ignored;
    co_await pause.async_wait(into(ignored));
  }
}

/// Writes both texts; the client has `idle_time` for each 256 kB. False when it has gone.
asio::awaitable<bool> session::write(std::string_view first, std::string_view second) {
  error_code failed;
  while (!failed && !(first.empty() && second.empty())) {
    const std::size_t of_second = std::min(second.size(), write_size);
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(first.data(), first.size()),
                                                    asio::buffer(second.data(), of_second)};
    allow(environment_.bounds.idle_time);
    written_ += co_await asio::async_write(connection_->line, buffers, into(failed));
    first = {};
    second.remove_prefix(of_second);
  }
  allow_any_time();
  co_return !failed;
}

/// Keeps the answer for the next request of the same bytes, when these were all it depended on.
void session::remember(const conversation& talk, std::string_view head, const response& answer) {
  if (talk.asked.method != "GET" || !answer.is_lasting || answer.stream || talk.has_body()) return;
  if (talk.head.empty() || talk.head_size != talk.head.size()) return;
  if (is_forwarded(talk.asked)) return;  // who sent these bytes decides what they mean
  here_.known.keep(talk.head, talk.lasting_version,
                   {std::string(head), answer.body, answer.status, environment_.app.number_of(talk.matched)});
}

void session::count(std::size_t route, answered_request answered) {
  here_.counts.add(route, answered.status, answered.took, answered.bytes);
  if (!environment_.is_logged[route]) return;
  const auto routes = environment_.app.routes();
  answered.route = route < routes.size() ? std::string_view(routes[route].pattern) : "none";
  if (answered.id == 0) answered.id = next_request_id();
  log(answered);
}

/// Reads on for a moment: closing while bytes come in would take the answer away from the client.
asio::awaitable<void> session::linger() {
  tcp::socket& socket = connection_->line.socket();
  error_code failed;
  allow(linger_time);
  co_await connection_->line.say_goodbye();
  socket.shutdown(tcp::socket::shutdown_send, failed);
  std::string ignored(read_size, '\0');
  while (!failed) co_await socket.async_read_some(asio::buffer(ignored), into(failed));
}

}  // namespace uramost::http
