#include "store/sqlite_account_store.hpp"

#include "store/account_rows.hpp"
#include "store/sqlite_account_batch.hpp"

namespace uramost::store {

std::unique_ptr<account_store> account_store::open(const std::filesystem::path& file) {
  return std::make_unique<sqlite_account_store>(file);
}

std::optional<account> sqlite_account_store::find(account_id id) const {
  return read_account(*file_.readers.borrow(), id);
}

std::optional<account> sqlite_account_store::find(std::string_view name) const {
  return read_account(*file_.readers.borrow(), name);
}

std::vector<account> sqlite_account_store::accounts() const { return read_accounts(*file_.readers.borrow()); }

std::optional<session> sqlite_account_store::find_session(std::string_view hash) const {
  return read_session(*file_.readers.borrow(), hash);
}

std::optional<token> sqlite_account_store::find_token(std::string_view hash) const {
  return read_token(*file_.readers.borrow(), hash);
}

std::vector<token> sqlite_account_store::tokens(std::optional<account_id> of) const {
  return read_tokens(*file_.readers.borrow(), of);
}

login_failures sqlite_account_store::failures(std::string_view subject) const {
  return read_failures(*file_.readers.borrow(), subject);
}

std::unique_ptr<account_batch> sqlite_account_store::begin_write() {
  return std::make_unique<sqlite_account_batch>(file_);
}

}  // namespace uramost::store
