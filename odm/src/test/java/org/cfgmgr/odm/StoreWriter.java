package org.cfgmgr.odm;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Writes into the store of a directory: finished changes, or one that it stays in the middle of.
 */
final class StoreWriter {
  private StoreWriter() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path directory = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "add" -> add(directory, Integer.parseInt(arguments[2]));
      case "add-for-ever" -> add(directory, Integer.MAX_VALUE);
      default -> stayInTheMiddle(directory);
    }
  }

  private static void add(Path directory, int objects) throws IOException {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      for (int i = 0; i < objects; i++) {
        odm.apply(List.of(change("a", i), change("b", i)));
        System.out.println(i);
      }
    }
  }

  private static OdmChange change(String name, long number) {
    return new OdmChange.Add(
        OdmObject.of(
            StandardClasses.CUDEP, Map.of("name", name, "dependency", Long.toString(number))));
  }

  /** With a small cache, so that part of the change is in the file itself. */
  private static void stayInTheMiddle(Path directory) throws IOException, SQLException {
    String url = "jdbc:sqlite:" + directory.resolve(SqliteOdm.FILE);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("UPDATE CuDep SET dependency = 'half done' || hex(randomblob(2000))");
      System.out.println("in the middle");
      System.in.read();
    }
  }
}
