package org.cfgmgr.odm;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what SQLite's errors mean to an administrator. */
final class SqliteErrors {
  private SqliteErrors() {}

  static OdmException explain(String file, SQLException error) {
    return new OdmException("ODM " + file + ": " + meaning(error), error);
  }

  /** Whether the last writer was stopped in the middle, and a reader cannot put that right. */
  static boolean isCutShort(@Nullable Throwable error) {
    return error instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK;
  }

  private static String meaning(SQLException error) {
    if (!(error instanceof SQLiteException sqlite)) {
      return String.valueOf(error.getMessage());
    }
    if (isCutShort(error)) {
      return "the last change was cut short; run cfgmgr as root, which takes it back";
    }
    return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "is damaged or no ODM; move it away and run cfgmgr, which makes a new one";
      case SQLITE_CANTOPEN, SQLITE_PERM -> "cannot be opened; check the directory and its owner";
      case SQLITE_READONLY -> "may not be written by this user; run the command as root";
      case SQLITE_FULL -> "the disk is full; nothing was changed";
      case SQLITE_BUSY, SQLITE_LOCKED -> "is in use by another program; try again";
      case SQLITE_IOERR -> "cannot be read or written (input/output error); check the disk";
      default -> String.valueOf(error.getMessage());
    };
  }
}
