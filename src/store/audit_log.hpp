#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/audit_note.hpp"

namespace uramost::store {

struct private_file;
class incident_store;

/// One link of the chain. `hash` is the SHA-256 of the entry's canonical text: ten lines, each ended by a
/// line feed, in UTF-8:
///
///   uramost audit 1
///   number, from 1, without gaps
///   previous: the hash of the entry before; 64 zeros for the first
///   at, in seconds since 1970-01-01T00:00:00Z
///   who
///   action
///   object
///   query
///   rows, empty when there is none
///   outcome
///
/// Texts hold no control characters (they are written as blanks) and at most 2,000 bytes each.
struct audit_entry {
  std::uint64_t number = 0;
  std::string previous;  ///< 64 lower-case hexadecimal digits
  audit_note note;
  std::string hash;  ///< likewise
};

/// The text whose SHA-256 an entry's hash has to be.
std::string canonical_text(const audit_entry& entry);

/// How long the chain is and what it ends in: printed or sent somewhere else, it anchors all entries so far.
struct audit_head {
  std::uint64_t count = 0;
  std::string hash = std::string(64, '0');

  friend bool operator==(const audit_head&, const audit_head&) = default;
};

/// What checking the chain gave.
struct audit_verdict {
  audit_head head;                              ///< of the part that is sound
  std::optional<std::uint64_t> first_broken{};  ///< its number; nothing when all is well
  std::string reason{};                         ///< a sentence
};

/// What to search for; an empty text, or nothing, means any.
struct audit_search {
  std::string who{};
  std::string action{};  ///< the whole of it, or what stands before its dots: "login" also finds "login.code"
  std::optional<time_point> from{};
  std::optional<time_point> until{};      ///< excluded
  std::optional<std::uint64_t> before{};  ///< entries with smaller numbers only, for paging
  std::size_t limit = 100;
};

/// The append-only, hash-chained log in the accounts' file. Safe to use from many threads, and by several
/// processes on one file: the chain never forks. Throws unavailable as incident_store does.
class audit_log {
 public:
  explicit audit_log(private_file& in) : in_(in) {}

  /// When it returns, the entry survives a crash. Threads that append at the same time share one commit. Not
  /// for a thread that holds an account_batch: that one has an `audit` of its own.
  void append(const audit_note& note);

  /// Takes over what the register's write batches said of themselves since the last time. Called after a
  /// batch is committed, and when a register is opened: what a crash left over is found then. Returns how
  /// many entries came.
  std::size_t collect(const incident_store& from);

  audit_head head() const;

  /// Walks the whole chain. `anchor`: a head of earlier, which the chain must still go through.
  audit_verdict verify(const std::optional<audit_head>& anchor = {}) const;

  /// Newest first.
  std::vector<audit_entry> search(const audit_search& what) const;

 private:
  struct waiting_note {
    const audit_note& note;
    bool done = false;
    std::exception_ptr failure{};
  };
  void write(const std::vector<waiting_note*>& group);

  private_file& in_;
  std::mutex mutex_;
  std::condition_variable written_;
  std::vector<waiting_note*> waiting_;
  bool writing_ = false;
};

}  // namespace uramost::store
