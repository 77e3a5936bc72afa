package org.cfgmgr.odm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A store of objects in SQLite. With a rollback journal, so that others can read it when nobody has
 * it open; every change is on disk when {@link #apply} returns. Threads may share a store.
 */
public final class SqliteOdm implements Odm {
  /** The store's file in an ODM directory. */
  public static final String FILE = "odm.db";

  private final Database database;
  private final Map<String, OdmClass> types = new HashMap<>();

  private SqliteOdm(Database database) {
    this.database = database;
    StandardClasses.all().forEach(type -> types.put(type.name(), type));
  }

  /**
   * Opens the store of a directory, and makes both when they are not there yet: readable by
   * everyone, whatever the umask.
   */
  public static SqliteOdm open(Path directory) {
    return new SqliteOdm(ready(Database.open(OdmDirectory.file(directory, FILE)), Schema::create));
  }

  /** Opens a store to read it. Throws when there is none. */
  public static SqliteOdm openReadOnly(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      throw Schema.none(directory);
    }
    return new SqliteOdm(readable(file, database -> Schema.check(database, directory)));
  }

  /** A store in memory, empty. */
  public static SqliteOdm inMemory() {
    return new SqliteOdm(ready(Database.inMemory(), Schema::create));
  }

  /** A copy, in memory, of a directory's store; empty when it has none. */
  public static SqliteOdm copyOf(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return inMemory();
    }
    // Not the driver's restore, which gives an empty copy of rubbish and of a file being written.
    try (Database original = readable(file, Schema::version)) {
      return Schema.version(original) == 0
          ? inMemory()
          : new SqliteOdm(ready(Database.inMemory().fill(original.content()), Schema::create));
    }
  }

  @Override
  public OdmClass type(String className) {
    OdmClass type = types.get(className);
    if (type == null) {
      throw new OdmException(
          "there is no object class " + className + "; odmshow lists those there are");
    }
    return type;
  }

  @Override
  public List<OdmClass> types() {
    return StandardClasses.all();
  }

  @Override
  public List<OdmObject> get(OdmClass type, Criteria criteria) {
    SqlWhere where = SqlWhere.of(type, criteria);
    String sql = Schema.select(type) + where.text() + " ORDER BY rowid";
    return database.query(sql, where.values(), row -> object(type, row));
  }

  @Override
  public int apply(List<? extends OdmChange> changes) {
    return database.transaction(
        connection -> {
          try (Writer writer = new Writer(connection, Origin.USER)) {
            return writer.write(changes);
          }
        });
  }

  @Override
  public long version() {
    return database.query("PRAGMA data_version", List.of(), row -> row.getLong(1)).get(0);
  }

  /** What SQLite finds wrong with the store, a line each; nothing when it is sound. */
  public List<String> faults() {
    return database.query("PRAGMA quick_check(10)", List.of(), row -> row.getString(1)).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }

  /** The objects of a class that did not come with the product, or are changed since. */
  List<OdmObject> ownedByUsers(OdmClass type) {
    String sql = Schema.select(type) + " WHERE _origin = '' ORDER BY rowid";
    return database.query(sql, List.of(), row -> object(type, row));
  }

  /** What the store was last seeded from; "" when it never was. */
  String stamp() {
    return database.run(Schema::readStamp);
  }

  /** Only notes what the store was seeded from. */
  void note(String stamp) {
    database.transaction(connection -> Schema.writeStamp(connection, stamp));
  }

  /**
   * Replaces what came with the product by what now comes with it.
   *
   * @param before the stamp on which this was decided; when it is no longer so, another process has
   *     seeded meanwhile and nothing is done
   */
  void seed(List<OdmObject> objects, List<OdmClass> replaced, String before, String stamp) {
    database.transaction(
        connection -> {
          if (!Schema.readStamp(connection).equals(before)) {
            return 0;
          }
          for (OdmClass type : replaced) {
            Schema.deleteSeeded(connection, type);
          }
          Schema.writeStamp(connection, stamp);
          try (Writer writer = new Writer(connection, Origin.SEED)) {
            return writer.write(objects.stream().map(OdmChange.Add::new).toList());
          }
        });
  }

  /** What has to be so before a store is handed out. */
  private interface Preparation {
    void of(Database database);
  }

  private static Database readable(Path file, Preparation check) {
    try {
      return ready(Database.openReadOnly(file), check);
    } catch (OdmException e) {
      boolean mendable = e instanceof OldStoreException && Files.isWritable(file);
      if (!mendable && !SqliteErrors.isCutShort(e.getCause())) {
        throw e;
      }
    }
    // Only one who may write can take back what a crash left half done, or add what is new.
    ready(Database.open(file), Schema::create).close();
    return ready(Database.openReadOnly(file), check);
  }

  private static Database ready(Database database, Preparation preparation) {
    boolean ready = false;
    try {
      preparation.of(database);
      ready = true;
      return database;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  private static OdmObject object(OdmClass type, ResultSet row) throws SQLException {
    List<Descriptor> descriptors = type.descriptors();
    List<Object> values = new ArrayList<>(descriptors.size());
    for (int i = 0; i < descriptors.size(); i++) {
      boolean number = descriptors.get(i).type().isNumber();
      values.add(number ? (Object) row.getLong(i + 1) : row.getString(i + 1));
    }
    return OdmObject.stored(type, values);
  }
}
