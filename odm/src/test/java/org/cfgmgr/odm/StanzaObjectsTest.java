package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StanzaObjectsTest {
  @TempDir private Path directory;

  @Test
  void read_severalClasses_keepsTheirOrder() {
    List<OdmObject> objects =
        read("CuAt:\n\tname = \"a\"\nCuDv:\n\tname = \"b\"\n\tstatus = 1\nCuAt:\n\tname = \"c\"\n")
            .orThrow()
            .objects();

    assertThat(objects)
        .containsExactly(
            OdmObject.of(StandardClasses.CUAT, Map.of("name", "a")),
            OdmObject.of(StandardClasses.CUDV, Map.of("name", "b", "status", 1L)),
            OdmObject.of(StandardClasses.CUAT, Map.of("name", "c")));
  }

  @Test
  void read_givesOnlyWhatIsSaid() {
    StanzaObjects.Given given = read("CuDv:\n\tstatus = 0\n").given().get(0);

    assertThat(given.type()).isSameAs(StandardClasses.CUDV);
    assertThat(given.values()).isEqualTo(Map.of("status", 0L));
  }

  @Test
  void read_numbers() {
    List<OdmObject> objects =
        read("""
                Config_Rules:
                	phase = 010
                	seq = -5
                	boot_mask = 0x7fffffff
                Config_Rules:
                	seq = -0X10
                """)
            .orThrow()
            .objects();

    assertThat(objects.get(0).values()).containsExactly(10L, -5L, 0x7fffffffL, "", "");
    assertThat(objects.get(1).number("seq")).isEqualTo(-16);
  }

  @Test
  void read_ruleValue_isTheRule() {
    assertThat(read("Config_Rules:\n\trule_value = \"/usr/lib/methods/defsys\"\n").objects())
        .extracting(object -> object.text("rule"))
        .containsExactly("/usr/lib/methods/defsys");
  }

  @Test
  void read_mistakes_areNamedWithFileLineAndText() {
    String text =
        """
        CuDx:
        	name = "x"
        CuDv:
        	nam = "x"
        	name = ent0
        	name = "abcdefghijklmnopqrstuvwxyz1234567"
        	status = "1"
        	status = one
        	status =
        	status = 1x
        	status = 0x
        	status = --1
        	status = 32768
        	status = 99999999999999999999
        	chgstatus = 1
        	chgstatus = 2
        Config_Rules:
        	rule = "a"
        	rule_value = "b"
        	boot_mask = 2147483648
        CuAt:
        	value = "a\0b"
        """;

    assertThat(read(text).problems())
        .map(StanzaProblem::toString)
        .containsExactly(
            "f:1: there is no object class CuDx; odmshow lists those there are: 'CuDx:'",
            "f:4: CuDv has no descriptor nam: 'nam = \"x\"'",
            "f:5: text stands in double quotes, such as \"ent0\": 'name = ent0'",
            "f:6: CuDv.name: value 'abcdefghijklmnopqrstuvwxyz1234567' is longer than 32"
                + " characters: 'name = \"abcdefghijklmnopqrstuvwxyz1234567\"'",
            "f:7: a number stands without quotes: 'status = \"1\"'",
            "f:8: expected a number, such as 16 or 0x10: 'status = one'",
            "f:9: expected a number, such as 16 or 0x10: 'status ='",
            "f:10: expected a number, such as 16 or 0x10: 'status = 1x'",
            "f:11: expected a number, such as 16 or 0x10: 'status = 0x'",
            "f:12: expected a number, such as 16 or 0x10: 'status = --1'",
            "f:13: CuDv.status: value '32768' is out of range: 'status = 32768'",
            "f:14: expected a number, such as 16 or 0x10: 'status = 99999999999999999999'",
            "f:16: a second value for chgstatus: 'chgstatus = 2'",
            "f:19: a second value for rule_value: 'rule_value = \"b\"'",
            "f:20: Config_Rules.boot_mask: value '2147483648' is out of range:"
                + " 'boot_mask = 2147483648'",
            "f:22: CuAt.value: value 'a\0b' holds a NUL character: 'value = \"a\0b\"'");
  }

  @Test
  void read_mistake_leavesOutItsStanzaOnly() {
    StanzaObjects.Content content =
        read("CuDv:\n\tname = \"a\"\nCuDv:\n\tname = b\nCuDx:\nCuDv:\n\tname = \"c\"\n");

    assertThat(content.objects())
        .extracting(object -> object.text("name"))
        .containsExactly("a", "c");
  }

  @Test
  void orThrow_tellsEveryMistake() {
    assertThatThrownBy(() -> read("CuDv:\n\tname = b\nCuDv\nCuDx:\n").orThrow())
        .isInstanceOf(StanzaException.class)
        .hasMessage(
            """
            f:2: text stands in double quotes, such as "ent0": 'name = b'
            f:3: expected a stanza's name and a colon, as in 'CuDv:': 'CuDv'
            f:4: there is no object class CuDx; odmshow lists those there are: 'CuDx:'""");
  }

  @Test
  void read_file_namesItInMessages() throws IOException {
    Path file = Files.writeString(directory.resolve("my.odm"), "CuDx:\n");

    assertThat(StanzaObjects.read(file, StandardClasses.all()).problems())
        .map(StanzaProblem::toString)
        .containsExactly(
            file + ":1: there is no object class CuDx; odmshow lists those there are: 'CuDx:'");
  }

  @Test
  void read_fileThatIsNotThere_saysSo() {
    Path file = directory.resolve("none.odm");

    assertThatThrownBy(() -> StanzaObjects.read(file, StandardClasses.all()))
        .isInstanceOf(OdmException.class)
        .hasMessage("cannot read %s: there is no such file or directory", file);
  }

  @Test
  void read_directory_saysSo() {
    assertThatThrownBy(() -> StanzaObjects.read(directory, StandardClasses.all()))
        .hasMessage("cannot read %s: Is a directory", directory);
  }

  @Test
  void read_fileThatIsNotUtf8_saysSo() throws IOException {
    Path file = Files.write(directory.resolve("latin1.odm"), new byte[] {'#', (byte) 0xe9, '\n'});

    assertThatThrownBy(() -> StanzaObjects.read(file, StandardClasses.all()))
        .hasMessage("%s:1: this line is not UTF-8 text; convert the file", file);
  }

  private static StanzaObjects.Content read(String text) {
    return StanzaObjects.read("f", text, StandardClasses.all());
  }
}
