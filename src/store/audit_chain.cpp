#include "store/audit_chain.hpp"

#include <sodium.h>

#include <array>

#include "core/hex.hpp"
#include "core/text.hpp"

namespace uramost::store {

namespace {
constexpr std::size_t longest_text = 2'000;

/// Without what would break a line, and no longer than a log should hold: it comes from outside.
std::string one_line(std::string_view text) {
  if (!is_utf8(text)) return "(not UTF-8)";
  std::string line(text.substr(0, longest_text));
  while (!is_utf8(line)) line.pop_back();
  for (char& letter : line)
    if (static_cast<unsigned char>(letter) < ' ' || letter == '\x7F') letter = ' ';
  return line;
}

audit_note in_lines(audit_note note) {
  for (std::string* text : {&note.who, &note.action, &note.object, &note.query, &note.outcome})
    *text = one_line(*text);
  return note;
}

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return to_hex(digest);
}

audit_entry read_entry(const statement& row) {
  audit_entry entry;
  entry.number = static_cast<std::uint64_t>(row.integer(0));
  entry.previous = row.text(1);
  entry.note.at = row.time(2);
  entry.note.who = row.text(3);
  entry.note.action = row.text(4);
  entry.note.object = row.text(5);
  entry.note.query = row.text(6);
  if (!row.is_null(7)) entry.note.rows = static_cast<std::uint64_t>(row.integer(7));
  entry.note.outcome = row.text(8);
  entry.hash = row.text(9);
  return entry;
}

constexpr const char* all_in_order =
    "SELECT number, previous, at, who, action, object, query, rows, outcome, hash FROM audit_entries "
    "ORDER BY number";

constexpr const char* newest_that_fit =
    "SELECT number, previous, at, who, action, object, query, rows, outcome, hash FROM audit_entries "
    "WHERE (?1 = '' OR who = ?1) "
    "AND (?2 = '' OR action = ?2 OR substr(action, 1, length(?2) + 1) = ?2 || '.') "
    "AND (?3 IS NULL OR at >= ?3) AND (?4 IS NULL OR at < ?4) AND (?5 IS NULL OR number < ?5) "
    "ORDER BY number DESC LIMIT ?6";

/// What is wrong with an entry that should follow `before`; empty when nothing is.
std::string fault_of(const audit_entry& entry, const audit_head& before) {
  if (entry.number != before.count + 1) return "The entry before it is missing";
  if (entry.previous != before.hash) return "It does not follow the entry before it";
  if (entry.hash != sha256_hex(canonical_text(entry))) return "Its text is not the one that was written";
  return {};
}
}  // namespace

std::string canonical_text(const audit_entry& entry) {
  const audit_note& note = entry.note;
  std::string text = "uramost audit 1\n";
  text += std::to_string(entry.number) + '\n';
  text += entry.previous + '\n';
  text += std::to_string(note.at.time_since_epoch().count()) + '\n';
  for (const std::string* line : {&note.who, &note.action, &note.object, &note.query}) text += *line + '\n';
  text += (note.rows ? std::to_string(*note.rows) : "") + '\n';
  text += note.outcome + '\n';
  return text;
}

audit_chain::audit_chain(database& on) : on_(on), end_(read_audit_head(on)) {}

void audit_chain::append(const audit_note& note, std::optional<std::int64_t> origin) {
  audit_entry entry{.number = end_.count + 1, .previous = end_.hash, .note = in_lines(note), .hash = {}};
  entry.hash = sha256_hex(canonical_text(entry));
  const audit_note& line = entry.note;
  on_.prepared(
         "INSERT INTO audit_entries (number, previous, at, who, action, object, query, rows, outcome, hash, "
         "origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
      .run(entry.number, entry.previous, line.at, line.who, line.action, line.object, line.query, line.rows,
           line.outcome, entry.hash, origin);
  end_ = {entry.number, entry.hash};
}

audit_head read_audit_head(database& from) {
  statement& row = from.prepared("SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1");
  if (!row.step()) return {};
  audit_head head{static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1))};
  row.reset();
  return head;
}

audit_verdict verify_audit_chain(database& from, const std::optional<audit_head>& anchor) {
  audit_verdict verdict;
  statement& row = from.prepared(all_in_order);
  while (row.step()) {
    const audit_entry entry = read_entry(row);
    verdict.reason = fault_of(entry, verdict.head);
    if (verdict.reason.empty() && anchor && anchor->count == entry.number && anchor->hash != entry.hash)
      verdict.reason = "It is not the entry that was anchored";
    if (!verdict.reason.empty()) {
      verdict.first_broken = entry.number;
      row.reset();
      return verdict;
    }
    verdict.head = {entry.number, entry.hash};
  }
  if (anchor && anchor->count > verdict.head.count) {
    verdict.first_broken = verdict.head.count + 1;
    verdict.reason = "The log ended later when it was anchored: entries are missing";
  }
  return verdict;
}

std::vector<audit_entry> search_audit_entries(database& from, const audit_search& what) {
  std::vector<audit_entry> found;
  statement& row = from.prepared(newest_that_fit);
  row.bind(what.who, what.action, what.from, what.until, what.before, std::uint64_t{what.limit});
  while (row.step()) found.push_back(read_entry(row));
  return found;
}

}  // namespace uramost::store
