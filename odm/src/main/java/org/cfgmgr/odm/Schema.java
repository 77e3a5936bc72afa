package org.cfgmgr.odm;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * The tables: one for each class, a column for each descriptor, and a last one that tells who made
 * the object. Identifiers come from the classes alone.
 */
final class Schema {
  /** Raised when a table changes so that an older program would misread it. */
  private static final int VERSION = 3;

  /** Our first stores: PdAt had no access. */
  private static final int FIRST = 1;

  /** Tells our files from those of other programs: "ODM1". */
  private static final int APPLICATION = 0x4f444d31;

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "PdDv", List.of("uniquetype"),
          "PdAt", List.of("uniquetype"),
          "CuDv", List.of("name", "parent"),
          "CuAt", List.of("name"),
          "CuDep", List.of("name", "dependency"),
          "CuVPD", List.of("name"));

  private Schema() {}

  /** Makes the tables where there are none, and what is ours ready to be written. */
  static void create(Database database) {
    int version = version(database);
    if (version == FIRST) {
      database.transaction(Schema::addAccess);
    }
    if (version < VERSION) {
      database.transaction(Schema::createTables);
    }
    database.run(Schema::chooseJournal);
  }

  /** Throws when a directory's store holds none of our tables, or those of another program. */
  static void check(Database database, Path directory) {
    int version = version(database);
    if (version == 0) {
      throw none(directory);
    }
    if (version < VERSION) {
      throw new OldStoreException(
          "the ODM in " + directory + " was made by an older cfgmgr; run cfgmgr as root once");
    }
  }

  static OdmException none(Path directory) {
    return new OdmException("there is no ODM in " + directory + "; cfgmgr, run as root, makes it");
  }

  /** The version of the store, 0 for an empty one. Throws when it is none that we know. */
  static int version(Database database) {
    Identity identity = database.run(Identity::read);
    if (identity.isEmpty()) {
      return 0;
    }
    if (identity.application() != APPLICATION) {
      throw database.refused("is a database of another program; set ODMDIR to another directory");
    }
    if (identity.version() < FIRST || identity.version() > VERSION) {
      throw database.refused(
          "has version %d, this cfgmgr knows up to %d; use the cfgmgr that made it"
              .formatted(identity.version(), VERSION));
    }
    return identity.version();
  }

  /** What a file says of itself; zeros when it is new. */
  private record Identity(int application, int version, int tables) {
    static Identity read(Connection connection) throws SQLException {
      String sql =
          "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
              + " FROM pragma_application_id, pragma_user_version";
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        return new Identity(row.getInt(1), row.getInt(2), row.getInt(3));
      }
    }

    boolean isEmpty() {
      return application == 0 && version == 0 && tables == 0;
    }
  }

  /** Half the time of DELETE, and the end of a transaction is on disk, too. */
  private static boolean chooseJournal(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("PRAGMA journal_mode = TRUNCATE");
    }
  }

  private static int createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (OdmClass type : StandardClasses.all()) {
        statement.executeUpdate(table(type));
        for (String key : KEYS.getOrDefault(type.name(), List.of())) {
          statement.executeUpdate(index(type, key));
        }
      }
      statement.executeUpdate("CREATE TABLE IF NOT EXISTS seeded (stamp TEXT NOT NULL)");
      statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
      return statement.executeUpdate("PRAGMA user_version = " + VERSION);
    }
  }

  /** To be seeded anew, so that what comes with the product has the new column too. */
  private static int addAccess(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "ALTER TABLE \"PdAt\" ADD COLUMN \"access\" TEXT NOT NULL DEFAULT ''");
    }
  }

  static String select(OdmClass type) {
    StringBuilder sql = new StringBuilder("SELECT ");
    String separator = "";
    for (Descriptor descriptor : type.descriptors()) {
      sql.append(separator).append(quote(descriptor.name()));
      separator = ", ";
    }
    return sql.append(" FROM ").append(quote(type.name())).toString();
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static void deleteSeeded(Connection connection, OdmClass type) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + quote(type.name()) + " WHERE _origin = 'seed'");
    }
  }

  static String readStamp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT stamp FROM seeded")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  static int writeStamp(Connection connection, String stamp) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO seeded (stamp) VALUES (?)")) {
      statement.executeUpdate("DELETE FROM seeded");
      insert.setString(1, stamp);
      return insert.executeUpdate();
    }
  }

  private static String table(OdmClass type) {
    StringBuilder sql = new StringBuilder("CREATE TABLE IF NOT EXISTS ");
    sql.append(quote(type.name())).append(" (");
    for (Descriptor descriptor : type.descriptors()) {
      sql.append(quote(descriptor.name()))
          .append(descriptor.type().isNumber() ? " INTEGER" : " TEXT")
          .append(" NOT NULL, ");
    }
    return sql.append("_origin TEXT NOT NULL)").toString();
  }

  private static String index(OdmClass type, String column) {
    return "CREATE INDEX IF NOT EXISTS "
        + quote(type.name() + "_" + column)
        + (" ON " + quote(type.name()) + " (" + quote(column) + ")");
  }
}
