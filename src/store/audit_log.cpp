#include "store/audit_log.hpp"

#include <algorithm>
#include <utility>

#include "store/audit_chain.hpp"
#include "store/incident_store.hpp"
#include "store/private_file.hpp"
#include "store/transaction.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

// Who finds nobody writing writes for all who wait; the others wait for it. While one group is on its way to
// the disk the next one gathers.
void audit_log::append(const audit_note& note) {
  waiting_note mine{note};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&mine);
  while (!mine.done) {
    if (writing_) {
      written_.wait(lock);
      continue;
    }
    writing_ = true;
    const auto group = std::exchange(waiting_, {});
    lock.unlock();
    std::exception_ptr failure;
    try {
      write(group);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    for (waiting_note* each : group) {
      each->failure = failure;
      each->done = true;
    }
    writing_ = false;
    written_.notify_all();
  }
  if (mine.failure) std::rethrow_exception(mine.failure);
}

void audit_log::write(const std::vector<waiting_note*>& group) {
  const write_turn turn(in_.turn);
  transaction change(in_.writer, transaction::kind::writing);
  audit_chain chain(in_.writer);
  for (const waiting_note* each : group) chain.append(each->note);
  change.commit();
}

namespace {
std::int64_t last_taken_over(database& in) { return in.integer("SELECT max(origin) FROM audit_entries"); }
}  // namespace

std::size_t audit_log::collect(const incident_store& from) {
  // Nearly always there is nothing new; then nobody who writes has to wait for us.
  if (from.audited_writes(last_taken_over(*in_.readers.borrow())).empty()) return 0;
  const write_turn turn(in_.turn);
  transaction change(in_.writer, transaction::kind::writing);
  const auto said = from.audited_writes(last_taken_over(in_.writer));  // somebody may have been faster
  audit_chain chain(in_.writer);
  for (const auto& [number, note] : said) chain.append(note, number);
  change.commit();
  return said.size();
}

audit_head audit_log::head() const { return read_audit_head(*in_.readers.borrow()); }

audit_verdict audit_log::verify(const std::optional<audit_head>& anchor) const {
  return verify_audit_chain(*in_.readers.borrow(), anchor);
}

std::vector<audit_entry> audit_log::search(const audit_search& what) const {
  return search_audit_entries(*in_.readers.borrow(), what);
}

}  // namespace uramost::store
