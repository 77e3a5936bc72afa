package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store as a file: where it lies, who made it, who else uses it, and how it survives. */
class StoreFileTest {
  private static final String FOREIGN =
      "ODM %s: is a database of another program; set ODMDIR to another directory";
  private static final String DAMAGED =
      "ODM %s: is damaged or no ODM; move it away and run cfgmgr, which makes a new one";

  @TempDir private Path parent;
  private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    directory = parent.resolve("var/it's an odm");
    file = directory.resolve("odm.db");
  }

  @Test
  void openReadOnly_changesNothing() throws IOException {
    add("a");
    byte[] before = Files.readAllBytes(file);
    try (SqliteOdm odm = SqliteOdm.openReadOnly(directory)) {
      assertThatThrownBy(() -> odm.apply(List.of(change("b"))))
          .isInstanceOf(OdmException.class)
          .hasMessage("ODM %s: may not be written by this user; run the command as root", file);
      assertThat(names(odm)).containsExactly("a");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void open_again_writesNothing() throws IOException {
    add("a");
    byte[] before = Files.readAllBytes(file);
    SqliteOdm.open(directory).close();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void get_ofDamagedPages_saysSo() throws IOException {
    for (int i = 0; i < 200; i++) {
      add("a" + i);
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);

    assertThatThrownBy(this::readNames).isInstanceOf(OdmException.class).hasMessage(DAMAGED, file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE theirs (a)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 7",
        "CREATE TABLE CuDep (name)"
      })
  void open_ofForeignDataBase_leavesItAlone(String theirs) throws IOException, SQLException {
    Files.createDirectories(directory);
    execute("PRAGMA journal_mode = WAL", theirs);
    byte[] before = Files.readAllBytes(file);

    assertRefused(FOREIGN.formatted(file));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void open_whereADirectoryIsInTheWay_saysSo() throws IOException {
    Files.createDirectories(file);

    assertThatThrownBy(() -> SqliteOdm.open(directory))
        .hasMessage("ODM %s: cannot be opened; check the directory and its owner", file);
  }

  @Test
  void open_inUnwritableDirectory_saysSo() throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(directory), "root may write everywhere");

    assertThatThrownBy(() -> SqliteOdm.open(directory))
        .hasMessage("ODM %s: cannot be opened; check the directory and its owner", file);
  }

  @Test
  void read_whileAnotherProcessWrites_seesFinishedChanges() {
    add("first");
    try (JavaProcess writer = JavaProcess.start(StoreWriter.class, "add", directory, 150)) {
      writer.line();
      for (int i = 0; i < 20; i++) {
        assertPairs(readNames(), 1);
        try (SqliteOdm copy = SqliteOdm.copyOf(directory)) {
          assertPairs(names(copy), 1);
        }
      }
      assertThat(last(writer)).isEqualTo("149");
      assertThat(readNames()).hasSize(301);
    }
  }

  @Test
  void open_byTwoProcessesAtOnce_makesOneStore() {
    try (JavaProcess one = JavaProcess.start(StoreWriter.class, "add", directory, 20);
        JavaProcess two = JavaProcess.start(StoreWriter.class, "add", directory, 20)) {
      assertThat(last(one)).isEqualTo("19");
      assertThat(last(two)).isEqualTo("19");
    }
    assertThat(readNames()).hasSize(80);
  }

  @Test
  void read_afterTheWriterWasKilled_seesWholeChanges() {
    try (JavaProcess writer = JavaProcess.start(StoreWriter.class, "add-for-ever", directory)) {
      for (int i = 0; i < 10; i++) {
        assertThat(writer.line()).isEqualTo(Integer.toString(i));
      }
      writer.kill();
    }

    assertThat(readNames()).hasSizeGreaterThanOrEqualTo(20);
    assertPairs(readNames(), 0);
    add("c");
  }

  @Test
  void openReadOnly_afterTheWriterWasKilledInTheMiddle_takesTheHalfBack() throws IOException {
    killInTheMiddle();

    assertThat(readNames()).hasSize(500).containsOnly("a");
  }

  @Test
  void copyOf_afterTheWriterWasKilledInTheMiddle_takesTheHalfBack() throws IOException {
    killInTheMiddle();

    try (SqliteOdm copy = SqliteOdm.copyOf(directory)) {
      assertThat(names(copy)).hasSize(500);
      assertThat(copy.get(StandardClasses.CUDEP, Criteria.parse("dependency like half*")))
          .isEmpty();
    }
  }

  @Test
  void get_byName_usesAnIndex() throws SQLException {
    add("a");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String column :
          List.of(
              "PdDv.uniquetype",
              "PdAt.uniquetype",
              "CuDv.name",
              "CuDv.parent",
              "CuAt.name",
              "CuDep.name",
              "CuVPD.name")) {
        String table = column.substring(0, column.indexOf('.'));
        String plan =
            statement
                .executeQuery(
                    "EXPLAIN QUERY PLAN SELECT * FROM %s WHERE %s = 'x' ORDER BY rowid"
                        .formatted(table, column))
                .getString("detail");
        assertThat(plan)
            .isEqualTo("SEARCH %s USING INDEX %s (%s=?)".formatted(arguments(table, column)));
      }
    }
  }

  private static Object[] arguments(String table, String column) {
    String name = column.substring(column.indexOf('.') + 1);
    return new Object[] {table, table + "_" + name, name};
  }

  private void killInTheMiddle() throws IOException {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      List<OdmChange> changes = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        changes.add(change("a"));
      }
      odm.apply(changes);
    }
    byte[] before = Files.readAllBytes(file);
    try (JavaProcess writer = JavaProcess.start(StoreWriter.class, "stay", directory)) {
      assertThat(writer.line()).isEqualTo("in the middle");
      writer.kill();
    }
    assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
    assertThat(directory.resolve("odm.db-journal")).isNotEmptyFile();
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> SqliteOdm.open(directory))
        .isInstanceOf(OdmException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.openReadOnly(directory))
        .isInstanceOf(OdmException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SqliteOdm.copyOf(directory))
        .isInstanceOf(OdmException.class)
        .hasMessage(message);
  }

  /** Each change adds two objects, "a" and "b". */
  private static void assertPairs(List<String> names, int before) {
    for (int i = before; i < names.size(); i++) {
      assertThat(names.get(i)).isEqualTo((i - before) % 2 == 0 ? "a" : "b");
    }
    assertThat((names.size() - before) % 2).isZero();
  }

  private static String last(JavaProcess process) {
    String last = "";
    for (String line = process.line(); !line.isEmpty(); line = process.line()) {
      last = line;
    }
    return last;
  }

  private void add(String name) {
    try (SqliteOdm odm = SqliteOdm.open(directory)) {
      odm.apply(List.of(change(name)));
    }
  }

  private static OdmChange change(String name) {
    return new OdmChange.Add(OdmObject.of(StandardClasses.CUDEP, Map.of("name", name)));
  }

  private List<String> readNames() {
    try (SqliteOdm odm = SqliteOdm.openReadOnly(directory)) {
      return names(odm);
    }
  }

  private static List<String> names(SqliteOdm odm) {
    return odm.get(StandardClasses.CUDEP, Criteria.all()).stream()
        .map(object -> object.text("name"))
        .toList();
  }

  private void execute(String... sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String step : sql) {
        statement.execute(step);
      }
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
