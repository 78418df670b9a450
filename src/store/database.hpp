#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "store/statement.hpp"

namespace uramost::store {

/// One connection to the register's file, with SpatiaLite's functions. Used by one thread at a time.
class database {
 public:
  enum class access {
    create,  ///< read and write; the file is made when it is missing
    write,   ///< read and write
    read     ///< queries only
  };

  /// Throws unavailable when the file cannot be opened, invalid_input when it is no database.
  database(const std::filesystem::path& file, access how);

  /// The prepared statement of this SQL, kept for the next time, reset.
  statement& prepared(std::string_view sql);

  /// Executes one or several statements without values.
  void execute(const std::string& sql);

  /// As execute; every SELECT must answer a first column that is neither 0 nor NULL (migrations).
  void execute_asserting(std::string_view sql);

  /// The first column of the first row; 0 when there is none.
  std::int64_t integer(std::string_view sql);

  /// Ends what prepared statements have not read to the end, and with it the snapshot they hold.
  void reset_statements();

  bool in_transaction() const;
  std::int64_t last_insert_id() const;

  /// Switches the triggers of this connection on or off: a bulk writer keeps derived tables itself.
  void enable_triggers(bool on);

  /// From now on a commit leaves its pages in the log of writes, where they are as safe as in the file, until
  /// `copy_log`, or until the log has grown to 64 MB. For a connection that stays where it is.
  void put_off_copying_log();
  /// Copies the log into the file, as far as no reader still needs the file as it was; when it is short,
  /// nothing.
  void copy_log();

 private:
  struct spatialite_deleter {
    void operator()(void* cache) const;
  };
  struct closer {
    void operator()(sqlite3* connection) const;
  };
  // In this order: the connection must be closed before SpatiaLite's cache goes, and statements before it.
  std::unique_ptr<void, spatialite_deleter> spatialite_;
  std::unique_ptr<sqlite3, closer> connection_;
  std::map<std::string, statement, std::less<>> statements_;
  int logged_pages_ = 0;  ///< after the last commit
};

}  // namespace uramost::store
