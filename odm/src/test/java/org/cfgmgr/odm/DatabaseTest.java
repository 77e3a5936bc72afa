package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files a store accepts, and that a transaction is whole or not at all. */
class DatabaseTest {
  @TempDir private Path directory;

  @Test
  void open_makesDirectoryAndFileThatAllMayRead() throws IOException {
    Path fresh = directory.resolve("lib/objrepos");

    SqliteOdm.open(fresh).close();

    assertThat(Files.getPosixFilePermissions(fresh.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(Files.getPosixFilePermissions(fresh))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(Files.getPosixFilePermissions(fresh.resolve("odm.db")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void open_byALinkToADirectory_opensWhatItPointsTo() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);

    SqliteOdm.open(link).close();

    assertThat(real.resolve("odm.db")).exists();
  }

  @Test
  void openReadOnly_withoutAStore_makesNone() {
    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory))
        .isInstanceOf(OdmException.class)
        .hasMessage("there is no ODM in " + directory + "; cfgmgr, run as root, makes it");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void openReadOnly_ofAFileThatIsStillEmpty_saysThereIsNone() throws IOException {
    Files.createFile(directory.resolve("odm.db"));

    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory))
        .hasMessage("there is no ODM in " + directory + "; cfgmgr, run as root, makes it");
  }

  @Test
  void apply_toAStoreOpenedToRead_isRefused() {
    SqliteOdm.open(directory).close();

    try (SqliteOdm odm = SqliteOdm.openReadOnly(directory)) {
      assertThatThrownBy(() -> odm.apply(List.of(add("ent0"))))
          .hasMessage(odmDb() + ": may not be written by this user; run the command as root");
    }
  }

  @Test
  void everyWayToOpen_ofRubbish_saysWhatToDo() throws IOException {
    Files.writeString(directory.resolve("odm.db"), "no database ".repeat(20));
    String message =
        odmDb() + ": is damaged or no ODM; move it away and run cfgmgr, which makes a new one";

    assertThatThrownBy(() -> SqliteOdm.open(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.copyOf(directory)).hasMessage(message);
  }

  @Test
  void everyWayToOpen_ofAnotherProgramsDatabase_leavesItAlone() throws IOException {
    prepare("CREATE TABLE bookmarks (url TEXT)");
    byte[] before = Files.readAllBytes(directory.resolve("odm.db"));
    String message =
        odmDb() + ": is a database of another program; set ODMDIR to another directory";

    assertThatThrownBy(() -> SqliteOdm.open(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.copyOf(directory)).hasMessage(message);
    assertThat(Files.readAllBytes(directory.resolve("odm.db"))).isEqualTo(before);
  }

  @Test
  void everyWayToOpen_ofALaterVersion_isRefused() {
    SqliteOdm.open(directory).close();
    prepare("PRAGMA user_version = 9");
    String message =
        odmDb() + ": has version 9, this cfgmgr knows up to 3; use the cfgmgr that made it";

    assertThatThrownBy(() -> SqliteOdm.open(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory)).hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.copyOf(directory)).hasMessage(message);
  }

  @Test
  void everyWayToOpen_ofTheFirstVersion_bringsItUpToDate() {
    for (Opener opener :
        List.<Opener>of(SqliteOdm::openReadOnly, SqliteOdm::copyOf, SqliteOdm::open)) {
      SqliteOdm.open(directory).close();
      prepare("ALTER TABLE PdAt DROP COLUMN access", "PRAGMA user_version = 1");

      try (SqliteOdm odm = opener.open(directory)) {
        assertThat(odm.get(StandardClasses.PDAT, Criteria.equal("access", "x"))).isEmpty();
      }
    }
  }

  @Test
  void everyWayToOpen_ofAStoreWithoutAJournal_bringsItUpToDate() {
    for (Opener opener :
        List.<Opener>of(SqliteOdm::openReadOnly, SqliteOdm::copyOf, SqliteOdm::open)) {
      SqliteOdm.open(directory).close();
      prepare("DROP TABLE Journal", "PRAGMA user_version = 2");

      try (SqliteOdm odm = opener.open(directory)) {
        assertThat(odm.get(StandardClasses.JOURNAL, Criteria.all())).isEmpty();
      }
    }
  }

  @Test
  void add_toAStoreOfTheFirstVersion_findsTheRightColumns() {
    SqliteOdm.open(directory).close();
    prepare("ALTER TABLE PdAt DROP COLUMN access", "PRAGMA user_version = 1");
    OdmObject mtu =
        OdmObject.of(StandardClasses.PDAT, Map.of("attribute", "mtu", "access", "sysfs:mtu"));

    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      odm.apply(List.of(new OdmChange.Add(mtu)));
      assertThat(odm.get(StandardClasses.PDAT, Criteria.all())).containsExactly(mtu);
    }
  }

  @Test
  void version_changesOnlyWhenAnotherHasWritten() {
    List<OdmChange> change =
        List.of(
            new OdmChange.Add(
                OdmObject.of(StandardClasses.CUDEP, Map.of("name", "a", "dependency", "b"))));
    try (SqliteOdm odm = SqliteOdm.open(directory);
        SqliteOdm other = SqliteOdm.open(directory)) {
      long before = odm.version();
      odm.apply(change);
      assertThat(odm.version()).isEqualTo(before);

      other.apply(change);
      assertThat(odm.version()).isNotEqualTo(before);
    }
  }

  private interface Opener {
    SqliteOdm open(Path directory);
  }

  @Test
  void open_ofANameThatTheDriverWouldMisread_isRefused() {
    Path odd = directory.resolve("a?cache=shared");

    assertThatThrownBy(() -> SqliteOdm.open(odd))
        .hasMessage("ODM %s/odm.db: choose a directory without a ? in its name".formatted(odd));
  }

  @Test
  void copyOf_ofADirectoryWithQuotesAndBlanks_isItsContent() {
    Path odd = directory.resolve("it's an \"odm\"");
    try (SqliteOdm odm = SqliteOdm.open(odd)) {
      odm.apply(List.of(add("ent0")));
    }

    try (SqliteOdm copy = SqliteOdm.copyOf(odd)) {
      assertThat(names(copy)).containsExactly("ent0");
    }
  }

  @Test
  void copyOf_whenTheCopyIsChanged_leavesTheFile() throws IOException {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      odm.apply(List.of(add("ent0")));
    }
    byte[] before = Files.readAllBytes(directory.resolve("odm.db"));

    try (SqliteOdm copy = SqliteOdm.copyOf(directory)) {
      copy.apply(List.of(add("ent1")));
      assertThat(names(copy)).containsExactly("ent0", "ent1");
    }
    assertThat(Files.readAllBytes(directory.resolve("odm.db"))).isEqualTo(before);
  }

  @Test
  void copyOf_ofADirectoryWithoutStore_isEmptyAndMakesNone() {
    try (SqliteOdm copy = SqliteOdm.copyOf(directory)) {
      assertThat(names(copy)).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void get_whileAnotherHasTheStoreOpenToWrite_seesWhatWasApplied() {
    try (SqliteOdm writer = SqliteOdm.open(directory);
        SqliteOdm reader = SqliteOdm.openReadOnly(directory)) {
      writer.apply(List.of(add("ent0")));
      assertThat(names(reader)).containsExactly("ent0");
      writer.apply(List.of(add("ent1")));
      assertThat(names(reader)).containsExactly("ent0", "ent1");
    }
  }

  @Test
  void openReadOnly_afterAWriterWasKilled_seesWhatWasBefore() throws IOException {
    Path crashed = crashed();

    try (SqliteOdm odm = SqliteOdm.openReadOnly(crashed)) {
      assertThat(names(odm)).containsExactly("ent0");
    }
    assertThat(crashed.resolve("odm.db-journal")).doesNotExist();
  }

  @Test
  void copyOf_afterAWriterWasKilled_isWhatWasBefore() throws IOException {
    try (SqliteOdm copy = SqliteOdm.copyOf(crashed())) {
      assertThat(names(copy)).containsExactly("ent0");
      assertThat(write(copy, 3_000)).isEqualTo(3_000);
    }
  }

  @Test
  void copyOf_whileAnotherWrites_isWhatWasBefore() {
    SqliteOdm.open(directory).close();
    try (Database writer = Database.open(directory.resolve("odm.db"))) {
      writer.transaction(
          open -> {
            write(open, 1);
            try (SqliteOdm copy = SqliteOdm.copyOf(directory)) {
              assertThat(names(copy)).isEmpty();
            }
            return 0;
          });
    }
  }

  @Test
  void apply_whenALaterChangeIsRefused_changesNothing() {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      OdmChange wrong =
          new OdmChange.Change(StandardClasses.CUDV, Criteria.all(), Map.of("status", "up"));

      assertThatThrownBy(() -> odm.apply(List.of(add("ent0"), wrong)))
          .hasMessage("CuDv.status: value 'up' is not a number");
      assertThat(names(odm)).isEmpty();
    }
  }

  @Test
  void apply_keepsTheOrderOfAddsChangesAndDeletes() {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      OdmChange gone = new OdmChange.Delete(StandardClasses.CUDV, Criteria.equal("name", "ent0"));
      OdmChange moved =
          new OdmChange.Change(
              StandardClasses.CUDV, Criteria.equal("name", "ent1"), Map.of("status", 1));

      int touched = odm.apply(List.of(add("ent0"), add("ent1"), gone, moved, add("ent0")));

      assertThat(touched).isEqualTo(5);
      assertThat(names(odm)).containsExactly("ent1", "ent0");
      assertThat(odm.get(StandardClasses.CUDV, Criteria.parse("status = 1"))).hasSize(1);
    }
  }

  @Test
  void apply_ofMoreThanOneBatch_keepsTheOrder() {
    List<String> expected = IntStream.range(0, 2_500).mapToObj(i -> "hdisk" + i).toList();
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      assertThat(odm.apply(expected.stream().map(DatabaseTest::add).toList())).isEqualTo(2_500);
      assertThat(names(odm)).isEqualTo(expected);
    }
  }

  @Test
  void transaction_whenTheDiskIsFull_changesNothingAndStaysUsable() {
    SqliteOdm.open(directory).close();
    try (Database database = Database.open(directory.resolve("odm.db"))) {
      long pages = database.query("PRAGMA page_count", List.of(), row -> row.getLong(1)).get(0);
      database.query("PRAGMA max_page_count = " + pages, List.of(), row -> row.getLong(1));

      assertThatThrownBy(() -> database.transaction(open -> write(open, 5_000)))
          .hasMessage(odmDb() + ": the disk is full; nothing was changed");
      assertThat(count(database)).isZero();
      database.transaction(open -> write(open, 1));
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void transaction_whenTheProgramFails_changesNothing() {
    try (Database database = Database.inMemory()) {
      Schema.create(database);
      assertThatThrownBy(() -> database.transaction(DatabaseTest::writeAndFail))
          .isInstanceOf(AssertionError.class);

      assertThat(count(database)).isZero();
    }
  }

  @Test
  void apply_byThreadsThatShareAStore_losesNothing() throws InterruptedException {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      List<Thread> threads = new ArrayList<>();
      for (String prefix : List.of("ent", "hdisk", "proc")) {
        threads.add(new Thread(() -> addOneByOne(odm, prefix)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(names(odm)).hasSize(60).doesNotHaveDuplicates();
    }
  }

  @Test
  void of_textWithHalfACharacter_isRefused() {
    assertThatThrownBy(() -> CuAt.text("ent0", "a", "x\ud83d").toObject())
        .hasMessage("CuAt.value: value 'x\ud83d' holds half a character (a lone surrogate)");
  }

  /** A store whose files are as a power failure in the middle of a change leaves them. */
  private Path crashed() throws IOException {
    Path crashed = Files.createDirectory(directory.resolve("crashed"));
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      odm.apply(List.of(add("ent0")));
    }
    try (Database writer = Database.open(directory.resolve("odm.db"))) {
      writer.run(open -> execute(open, "PRAGMA cache_size = 5"));
      writer.transaction(
          open -> {
            write(open, 5_000);
            return copyFiles(crashed);
          });
    }
    return crashed;
  }

  private int copyFiles(Path to) {
    try {
      for (String name : List.of("odm.db", "odm.db-journal")) {
        Files.copy(directory.resolve(name), to.resolve(name));
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int write(Odm odm, int objects) {
    return odm.apply(IntStream.range(0, objects).mapToObj(i -> add("proc" + i)).toList());
  }

  private static void addOneByOne(Odm odm, String prefix) {
    for (int i = 0; i < 20; i++) {
      odm.apply(List.of(add(prefix + i)));
    }
  }

  private void prepare(String... statements) {
    try (Database database = Database.open(directory.resolve("odm.db"))) {
      for (String sql : statements) {
        database.run(open -> execute(open, sql));
      }
    }
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private String odmDb() {
    return "ODM " + directory.resolve("odm.db");
  }

  private static int writeAndFail(Connection connection) throws SQLException {
    write(connection, 1);
    throw new AssertionError("planted");
  }

  private static int write(Connection connection, int objects) throws SQLException {
    try (Writer writer = new Writer(connection, Origin.USER)) {
      return writer.write(IntStream.range(0, objects).mapToObj(i -> add("hdisk" + i)).toList());
    }
  }

  private static long count(Database database) {
    return database.query("SELECT count(*) FROM CuDv", List.of(), row -> row.getLong(1)).get(0);
  }

  private static OdmChange.Add add(String name) {
    return new OdmChange.Add(OdmObject.of(StandardClasses.CUDV, Map.of("name", name)));
  }

  private static List<String> names(Odm odm) {
    return odm.get(StandardClasses.CUDV, Criteria.all()).stream()
        .map(object -> object.text("name"))
        .toList();
  }
}
