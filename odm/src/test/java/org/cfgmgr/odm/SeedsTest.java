package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {
  private static final Path SHIPPED = Path.of("..", "etc", "objrepos");

  private final SqliteOdm odm = SqliteOdm.inMemory();
  private long time = 1_000;

  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    file("a.odm", type("a", "one") + type("b", "one") + type("c", "one"));
    file("b.odm", "Config_Rules:\n\tphase = 1\nMessages:\n\tmsgno = 1\n\ttext = \"one\"\n");
  }

  @AfterEach
  void close() {
    odm.close();
  }

  @Test
  void load_again_bringsBackWhatWasDeleted() throws IOException {
    Seeds.load(odm, directory);
    odm.apply(
        List.of(new OdmChange.Delete(StandardClasses.PDDV, Criteria.equal("uniquetype", "a"))));
    assertThat(prefixes()).containsExactly("b one", "c one");
    file("b.odm", "");
    Seeds.load(odm, directory);

    assertThat(prefixes()).containsExactly("a one", "b one", "c one");
  }

  @Test
  void load_first_keepsWhatTheAdministratorAddedBefore() {
    odm.apply(List.of(add(object("a", "mine"))));
    Seeds.load(odm, directory);

    assertThat(prefixes()).containsExactly("a mine", "b one", "c one");
  }

  @Test
  void load_again_takesNoConfigurationRules() throws IOException {
    Seeds.load(odm, directory);
    odm.apply(List.of(new OdmChange.Delete(StandardClasses.CONFIG_RULES, Criteria.all())));
    file("b.odm", "Config_Rules:\n\tphase = 2\n");
    Seeds.load(odm, directory);
    assertThat(odm.get(StandardClasses.CONFIG_RULES, Criteria.all())).isEmpty();

    Files.delete(directory.resolve("a.odm"));
    Files.delete(directory.resolve("b.odm"));
    Seeds.load(odm, directory);
    file("b.odm", "Config_Rules:\n\tphase = 2\n");
    Seeds.load(odm, directory);
    assertThat(odm.get(StandardClasses.CONFIG_RULES, Criteria.all())).isEmpty();
  }

  @Test
  void load_distinguishesByTheKeyOfTheClass() throws IOException {
    String attributes =
        """
        PdAt:
        	uniquetype = "t"
        	attribute = "x"
        	deflt = "%s"
        PdAt:
        	uniquetype = "t"
        	attribute = "y"
        	deflt = "%<s"
        Absorbed:
        	bus = "b"
        	seq = 1
        	into = "%<s"
        PdCn:
        	uniquetype = "t"
        	connkey = "%<s"
        """;
    file("b.odm", attributes.formatted("one"));
    Seeds.load(odm, directory);
    odm.apply(
        List.of(
            change(StandardClasses.PDAT, "attribute", "x", "deflt"),
            change(StandardClasses.ABSORBED, "bus", "b", "into"),
            change(StandardClasses.PDCN, "uniquetype", "t", "connkey")));
    file("b.odm", attributes.formatted("two"));
    Seeds.load(odm, directory);

    assertThat(texts(StandardClasses.PDAT, "deflt")).containsExactly("mine", "two");
    assertThat(texts(StandardClasses.ABSORBED, "into")).containsExactly("mine");
    assertThat(texts(StandardClasses.PDCN, "connkey")).containsExactly("mine", "two");
  }

  @Test
  void load_ofWhatWeShip_findsNoMistake() {
    assertThat(Seeds.load(odm, SHIPPED)).isEmpty();
    for (String name : List.of("PdDv", "PdAt", "Config_Rules", "Absorbed", "Messages")) {
      assertThat(odm.get(odm.type(name), Criteria.all())).as(name).isNotEmpty();
    }
  }

  private List<String> prefixes() {
    return odm.get(StandardClasses.PDDV, Criteria.all()).stream()
        .map(object -> object.text("uniquetype") + " " + object.text("prefix"))
        .toList();
  }

  private List<String> texts(OdmClass type, String descriptor) {
    return odm.get(type, Criteria.all()).stream().map(object -> object.text(descriptor)).toList();
  }

  private static OdmChange change(OdmClass type, String key, String value, String changed) {
    return new OdmChange.Change(type, Criteria.equal(key, value), Map.of(changed, "mine"));
  }

  private static OdmChange add(OdmObject object) {
    return new OdmChange.Add(object);
  }

  private static OdmObject object(String type, String prefix) {
    return OdmObject.of(StandardClasses.PDDV, Map.of("uniquetype", type, "prefix", prefix));
  }

  private static String type(String name, String prefix) {
    return "PdDv:\n\tuniquetype = \"%s\"\n\tprefix = \"%s\"\n".formatted(name, prefix);
  }

  /** Each file is later than the one before, whatever the clock's grain. */
  private Path file(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(time += 1_000));
  }
}
