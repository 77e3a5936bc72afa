package org.cfgmgr.odm;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/** A SQLite file: transactions and queries, with SQLite's errors explained. */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  private final JDBC4Connection connection;
  private final String file;

  private Database(JDBC4Connection connection, String file) {
    this.connection = connection;
    this.file = file;
  }

  /** Something that SQLite may refuse. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Something made of a row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Database open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return connect(file.toString(), config);
  }

  static Database openReadOnly(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(file.toString(), config);
  }

  static Database inMemory() {
    return connect(":memory:", new SQLiteConfig());
  }

  private static Database connect(String file, SQLiteConfig config) {
    if (file.indexOf('?') >= 0) {
      // The driver would take what follows for options and open another file.
      throw new OdmException("ODM " + file + ": choose a directory without a ? in its name");
    }
    config.setBusyTimeout(BUSY_MILLIS);
    Properties properties = config.toProperties();
    try {
      // The driver's own connection: its DriverManager way costs every command a class scan.
      return new Database(new JDBC4Connection("jdbc:sqlite:" + file, file, properties), file);
    } catch (SQLException e) {
      throw SqliteErrors.explain(file, e);
    }
  }

  /** The content as it is at one moment, also while another process writes. */
  byte[] content() {
    return run(open -> connection.serialize("main"));
  }

  Database fill(byte[] content) {
    return run(
        open -> {
          connection.deserialize("main", content);
          return this;
        });
  }

  synchronized <T> T run(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw SqliteErrors.explain(file, e);
    }
  }

  /** All of the work or none of it. Waits for another writer before it starts, never half way. */
  synchronized <T> T transaction(Work<T> work) {
    // Not the driver's commit(), which at once begins the next transaction.
    execute("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T result = run(work);
      execute("COMMIT");
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  <T> List<T> query(String sql, List<Object> values, RowReader<T> reader) {
    return run(
        open -> {
          try (PreparedStatement statement = open.prepareStatement(sql)) {
            SqlWhere.bind(statement, 1, values);
            return rows(statement, reader);
          }
        });
  }

  OdmException refused(String why) {
    return new OdmException("ODM " + file + ": " + why);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteErrors.explain(file, e);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }

  private int execute(String sql) {
    return run(
        open -> {
          try (Statement statement = open.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private void rollback() {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      // After a full disk SQLite has rolled back itself; the error that led here is on its way.
    }
  }
}
