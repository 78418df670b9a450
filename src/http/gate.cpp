#include "http/gate.hpp"

#include "accounts/identification.hpp"
#include "accounts/secret.hpp"
#include "core/clock.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
using std::chrono::steady_clock;

const std::string& shown_by(const accounts::credentials& shown) {
  return shown.token.empty() ? shown.session : shown.token;
}

bool writes(const request& asked) { return asked.method != "GET" && asked.method != "HEAD"; }

response login_needed(const accounts::credentials& shown) {
  return problem(401, shown.is_empty() ? "Log in to do this" : "This login is no longer good");
}
}  // namespace

accounts::credentials credentials_of(const request& asked) {
  return accounts::read_credentials(asked.header("cookie"), asked.header("authorization"));
}

bool gate::recognise(request& asked) {
  const accounts::credentials shown = credentials_of(asked);
  if (shown.is_empty()) return true;
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(shown_by(shown));
  if (found == known_.end() || found->second.until <= steady_clock::now()) return false;
  asked.who = found->second.who;
  return true;
}

void gate::identify(request& asked) {
  const accounts::credentials shown = credentials_of(asked);
  const auto begun = steady_clock::now();
  const auto who = accounts::identify(*files_.records, shown, rule_, now());
  if (!who) return;
  asked.who = *who;
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_known) known_.clear();
  known_.insert_or_assign(shown_by(shown), known_access{*who, begun + known_for});
}

std::optional<response> gate::refusal(const route& matched, const request& asked) {
  const accounts::access& who = asked.who;
  if (!who.may(matched.needs)) {
    if (!who.account) return login_needed(credentials_of(asked));
    try {
      who.require(matched.needs);
    } catch (const error& failure) {
      return problem(failure);
    }
  }
  if (writes(asked) && !who.session.empty() &&
      !accounts::is_same_text(asked.header("uramost-csrf"), accounts::csrf_token(who.session)))
    return problem(403, "The page's token is missing or wrong; reload the page", "UraMost-CSRF");
  return std::nullopt;
}

void gate::forget() {
  const std::lock_guard lock(mutex_);
  known_.clear();
}

}  // namespace uramost::http
