package org.cfgmgr.odm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class SeedingTest {
  private static final FileTime RELEASE = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir private Path directory;
  private final SqliteOdm odm = SqliteOdm.inMemory();

  @BeforeEach
  void firstRelease() throws IOException {
    file("net.odm", type("ent", "Ethernet 1"), type("fddi", "Fddi"));
    file("rules.odm", rule("/usr/lib/methods/defsys"));
    assertThat(Seeds.load(odm, directory)).isEmpty();
  }

  @AfterEach
  void close() {
    odm.close();
  }

  @Test
  void load_atFirst_takesInEverything() {
    assertThat(catalogs()).containsExactly("ent Ethernet 1", "fddi Fddi");
    assertThat(rules()).containsExactly("/usr/lib/methods/defsys");
    assertThat(Seeds.stale(odm, directory)).isFalse();
  }

  @Test
  void load_ofANewRelease_replacesWhatNobodyTouched() throws IOException {
    file("net.odm", type("ent", "Ethernet 2"));

    assertThat(Seeds.stale(odm, directory)).isTrue();
    assertThat(Seeds.load(odm, directory)).isEmpty();
    assertThat(catalogs()).containsExactly("ent Ethernet 2");
    assertThat(Seeds.stale(odm, directory)).isFalse();
  }

  @Test
  void load_ofANewRelease_keepsWhatTheAdministratorAddedOrChanged() throws IOException {
    change("ent", "mine");
    odm.apply(List.of(new OdmChange.Add(object("tok", "Token ring"))));
    file("net.odm", type("ent", "Ethernet 2"), type("fddi", "Fddi 2"));

    assertThat(Seeds.load(odm, directory)).isEmpty();

    assertThat(catalogs()).containsExactly("ent mine", "tok Token ring", "fddi Fddi 2");
  }

  @Test
  void load_ofANewRelease_leavesConfigurationRulesAlone() throws IOException {
    odm.apply(List.of(new OdmChange.Delete(StandardClasses.CONFIG_RULES, Criteria.all())));
    file("rules.odm", rule("/usr/lib/methods/newer"));

    assertThat(Seeds.load(odm, directory)).isEmpty();

    assertThat(rules()).isEmpty();
  }

  @Test
  void stale_afterTheSameFilesWereUnpackedAgain_isFalse() throws IOException {
    Path net = directory.resolve("net.odm");
    byte[] content = Files.readAllBytes(net);
    Files.delete(net);
    Files.write(net, content);
    Files.setLastModifiedTime(net, FileTime.fromMillis(1));

    assertThat(Seeds.stale(odm, directory)).isFalse();
  }

  @Test
  void stale_forOtherContentOfTheSameSizeAndDate_isTrue() throws IOException {
    Files.setLastModifiedTime(directory.resolve("net.odm"), RELEASE);
    Seeds.load(odm, directory);
    file("net.odm", type("ent", "Ethernet 2"), type("fddi", "Fddi"));
    Files.setLastModifiedTime(directory.resolve("net.odm"), RELEASE);

    assertThat(Seeds.stale(odm, directory)).isTrue();
  }

  @Test
  void stale_whenAFileIsAddedOrGone_isTrue() throws IOException {
    file("more.odm", type("tok", "Token ring"));
    assertThat(Seeds.stale(odm, directory)).isTrue();
    Files.delete(directory.resolve("more.odm"));
    assertThat(Seeds.stale(odm, directory)).isFalse();
    Files.delete(directory.resolve("net.odm"));
    assertThat(Seeds.stale(odm, directory)).isTrue();
  }

  @Test
  void load_twice_doesNothingTheSecondTime() {
    change("ent", "mine");

    assertThat(Seeds.load(odm, directory)).isEmpty();

    assertThat(catalogs()).containsExactly("ent mine", "fddi Fddi");
  }

  @Test
  void load_ofAFileThatIsNotUtf8_reportsItAndTakesTheRest() throws IOException {
    Path latin = directory.resolve("latin.odm");
    Files.write(latin, type("tok", "Anneau\n\u00e0 jeton").getBytes(ISO_8859_1));
    file("net.odm", type("ent", "Ethernet 2"));

    assertThat(Seeds.load(odm, directory))
        .containsExactly(latin + ":5: this line is not UTF-8 text; convert the file");
    assertThat(catalogs()).containsExactly("ent Ethernet 2");
  }

  @Test
  void load_ofABrokenStanza_reportsItAndTakesTheRest() throws IOException {
    file("net.odm", "\nPdDv:\n\tled = high\n", type("ent", "Ethernet 2"));

    assertThat(Seeds.load(odm, directory))
        .singleElement()
        .asString()
        .startsWith(directory.resolve("net.odm") + ":3: ")
        .endsWith(": 'led = high'");
    assertThat(catalogs()).containsExactly("ent Ethernet 2");
  }

  @Test
  void load_ofADirectoryThatIsNotThere_saysWhich() {
    Path absent = directory.resolve("absent");

    assertThatThrownBy(() -> Seeds.load(odm, absent))
        .hasMessage(
            "cannot read the predefined objects in "
                + absent
                + ": there is no such file or directory");
  }

  @Test
  void seed_whenAnotherProcessWasQuicker_doesNothing() {
    odm.seed(List.of(object("tok", "Token ring")), List.of(StandardClasses.PDDV), "", "other");

    assertThat(catalogs()).containsExactly("ent Ethernet 1", "fddi Fddi");
    assertThat(Seeds.stale(odm, directory)).isFalse();
  }

  private void file(String name, String... stanzas) throws IOException {
    Files.writeString(directory.resolve(name), String.join("", stanzas));
  }

  private static OdmObject object(String type, String catalog) {
    return OdmObject.of(
        StandardClasses.PDDV,
        Map.of("type", type, "catalog", catalog, "uniquetype", "adapter/pci/" + type));
  }

  private static String type(String type, String catalog) {
    return "\nPdDv:\n\ttype = \"%s\"\n\tcatalog = \"%s\"\n\tuniquetype = \"adapter/pci/%s\"\n"
        .formatted(type, catalog, type);
  }

  private static String rule(String program) {
    return "\nConfig_Rules:\n\tphase = 2\n\tseq = 10\n\trule = \"" + program + "\"\n";
  }

  private void change(String type, String catalog) {
    Criteria it = Criteria.equal("type", type);
    odm.apply(List.of(new OdmChange.Change(StandardClasses.PDDV, it, Map.of("catalog", catalog))));
  }

  private List<String> catalogs() {
    return odm.get(StandardClasses.PDDV, Criteria.all()).stream()
        .map(object -> object.text("type") + " " + object.text("catalog"))
        .toList();
  }

  private List<String> rules() {
    return odm.get(StandardClasses.CONFIG_RULES, Criteria.all()).stream()
        .map(object -> object.text("rule"))
        .toList();
  }
}
