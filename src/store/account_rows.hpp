#pragma once

#include "store/account_store.hpp"
#include "store/database.hpp"

namespace uramost::store {

std::optional<account> read_account(database& from, account_id id);
std::optional<account> read_account(database& from, std::string_view name);
std::vector<account> read_accounts(database& from);
void write_account(database& to, account& changed);

std::optional<session> read_session(database& from, std::string_view hash);
void write_session(database& to, const session& opened);

std::optional<token> read_token(database& from, std::string_view hash);
std::vector<token> read_tokens(database& from, std::optional<account_id> of);
void write_token(database& to, token& changed);

login_failures read_failures(database& from, std::string_view subject);
void write_failures(database& to, std::string_view subject, const login_failures& failures);

}  // namespace uramost::store
