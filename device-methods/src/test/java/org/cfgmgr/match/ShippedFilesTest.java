package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmClass;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped files, as a store takes them in. */
class ShippedFilesTest {
  private static SqliteOdm odm;
  private static List<String> problems;

  @BeforeAll
  static void load() {
    odm = SqliteOdm.inMemory();
    problems = Seeds.load(odm, Sample.SEEDS);
  }

  @AfterAll
  static void close() {
    odm.close();
  }

  private static List<OdmObject> all(OdmClass type) {
    return ((Odm) odm).get(type, Criteria.all());
  }

  private static List<PdDv> types() {
    return all(StandardClasses.PDDV).stream().map(PdDv::of).toList();
  }

  private static String text(long set, long number) {
    return all(StandardClasses.MESSAGES).stream()
        .filter(text -> text.number("setno") == set && text.number("msgno") == number)
        .map(text -> text.text("text"))
        .findFirst()
        .orElse("");
  }

  @Test
  void everyFile_isGood() {
    assertThat(problems).isEmpty();
    assertThat(types()).hasSizeGreaterThan(300);
  }

  @Test
  void everyFile_saysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.list(Sample.SEEDS)) {
      assertThat(files).allSatisfy(file -> assertThat(Files.readString(file)).startsWith("# "));
    }
  }

  @Test
  void uniquetype_isClassSubclassType() {
    assertThat(types())
        .allSatisfy(
            type ->
                assertThat(type.uniquetype())
                    .isEqualTo(
                        "%s/%s/%s".formatted(type.deviceClass(), type.subclass(), type.type())));
    assertThat(types()).extracting(PdDv::uniquetype).doesNotHaveDuplicates();
  }

  @Test
  void key_isTheOnlyOneInItsSubclass() {
    assertThat(types())
        .extracting(type -> new TypeKey(type.subclass(), type.key()))
        .doesNotHaveDuplicates();
  }

  /** A name is prefix and number: the prefix must leave both to be told apart. */
  @Test
  void prefix_isAName() {
    assertThat(types()).allSatisfy(type -> assertThat(type.prefix()).matches("[a-z0-9]*[a-z]"));
  }

  @Test
  void description_isThere() {
    assertThat(types())
        .allSatisfy(
            type -> {
              assertThat(type.catalog()).isEqualTo("devices.cat");
              assertThat(text(type.setno(), type.msgno())).as(type.uniquetype()).isNotBlank();
            });
    assertThat(all(StandardClasses.MESSAGES))
        .extracting(text -> text.text("setno") + ":" + text.text("msgno"))
        .doesNotHaveDuplicates();
  }

  @Test
  void methods_areThere() {
    assertThat(all(StandardClasses.PDDV))
        .allSatisfy(
            type ->
                assertThat(
                        Stream.of("Define", "Configure", "Change", "Unconfigure", "Undefine")
                            .map(type::text))
                    .allSatisfy(method -> assertThat(method).startsWith("/usr/lib/methods/")));
  }

  @Test
  void attributes_areOfSomeType() {
    PredefinedAttributes attributes = PredefinedAttributes.load(odm);
    Set<String> owners =
        types().stream()
            .flatMap(type -> attributes.of(type.uniquetype()).stream())
            .map(at -> at.owner() + " " + at.name())
            .collect(Collectors.toSet());
    assertThat(all(StandardClasses.PDAT))
        .extracting(row -> row.text("uniquetype") + " " + row.text("attribute"))
        .allSatisfy(row -> assertThat(owners).contains(row))
        .doesNotHaveDuplicates();
  }

  @Test
  void attributes_areDescribed() {
    Set<String> numbers =
        all(StandardClasses.MESSAGES).stream()
            .filter(text -> text.number("setno") == 1 && !text.text("text").isBlank())
            .map(text -> text.text("msgno"))
            .collect(Collectors.toSet());
    assertThat(all(StandardClasses.PDAT))
        .extracting(row -> row.text("nls_index"))
        .allSatisfy(number -> assertThat(numbers).contains(number));
  }

  @Test
  void absorbedRows_areUnderstood() {
    AbsorbTable table = new AbsorbTable(all(StandardClasses.ABSORBED));
    assertThat(table.problems()).isEmpty();
    assertThat(table.rules())
        .extracting(rule -> rule.bus() + " " + rule.seq())
        .doesNotHaveDuplicates();
    assertThat(table.rules()).extracting(AbsorbRule::reason).contains(AbsorbReason.values());
  }

  /** A row without criteria swallows a whole bus: only those where nothing else can be. */
  @Test
  void rowsForWholeBuses_areFew() {
    assertThat(new AbsorbTable(all(StandardClasses.ABSORBED)).rules())
        .filteredOn(rule -> rule.match().isEmpty())
        .extracting(AbsorbRule::bus)
        .containsExactlyInAnyOrder(
            "workqueue",
            "event_source",
            "clockevents",
            "clocksource",
            "machinecheck",
            "memory_tiering",
            "edac",
            "faux",
            "genpd",
            "snd_seq",
            "xen-backend",
            "node",
            "container",
            "nvmem",
            "serial-base",
            "usb-serial");
  }

  @Test
  void rules_runTheMachineFirst() {
    assertThat(all(StandardClasses.CONFIG_RULES))
        .extracting(
            rule -> "%s %s %s".formatted(rule.text("phase"), rule.text("seq"), rule.text("rule")))
        .containsExactly(
            "1 10 /usr/lib/methods/defsys",
            "2 10 /usr/lib/methods/defsys",
            "2 15 /usr/lib/methods/definet",
            "3 10 /usr/lib/methods/defsys",
            "3 15 /usr/lib/methods/definet");
  }
}
