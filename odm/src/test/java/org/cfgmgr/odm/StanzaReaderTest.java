package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cfgmgr.odm.Stanza.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaReaderTest {
  @Test
  void read_givesHeadersAndValuesInOrder() {
    assertThat(stanzas("A:\n\tx = 1\n\ty = \"two\"\nB :\n  z=-3\n"))
        .containsExactly(
            new Stanza(
                "f",
                1,
                "A",
                List.of(
                    new Entry("x", "1", false, 2, "\tx = 1"),
                    new Entry("y", "two", true, 3, "\ty = \"two\""))),
            new Stanza("f", 4, "B", List.of(new Entry("z", "-3", false, 5, "  z=-3"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \n\t\n", "* only\n# comments\n", "\r\n"})
  void read_ofNothing_givesNothing(String text) {
    assertThat(StanzaReader.read("f", text))
        .isEqualTo(new StanzaReader.Content(List.of(), List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          ""                | ``
          " x "             | ` x `
          "a=b: #c *d"      | a=b: #c *d
          "a\\"b"           | a"b
          "a"b"             | a"b
          "a\\\\b"          | a\\b
          "a\\\\"           | a\\
          "a\\\\\\""        | a\\"
          "\\d\\u0041\\0"   | \\d\\u0041\\0
          "it's"            | it's
          bare word         | bare word
          ``                | ``
          """)
  void read_values(String written, String value) {
    assertThat(value("A:\n\tx = " + written + "\n")).isEqualTo(value);
  }

  @Test
  void read_escapes() {
    assertThat(value("A:\n\tx = \"a\\nb\\tc\\rd\"")).isEqualTo("a\nb\tc\rd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A:\n\tx = \"one \\\ntwo\"\n",
        "A:\r\n\tx = \"one \\\r\ntwo\"\r\n",
        "A:\n\tx = \\\n\"one two\"\n",
        "A:\n\tx \\\n= \"o\\\nne two\"\n"
      })
  void read_lineEndingInBackslash_goesOn(String text) {
    assertThat(value(text)).isEqualTo("one two");
  }

  @Test
  void read_continuedLine_takesTheNextAsItStands() {
    assertThat(value("A:\n\tx = \"one\\\n# \\\nB:\\\n\tx\"\n")).isEqualTo("one# B:\tx");
  }

  @Test
  void read_evenBackslashesAtTheEnd_doNotContinue() {
    assertThat(stanzas("A:\n\tx = a\\\\\n\ty = 1\n").get(0).entries()).hasSize(2);
  }

  @Test
  void read_continuationAtTheEndOfTheText_keepsTheBackslash() {
    assertThat(value("A:\n\tx = a\\")).isEqualTo("a\\");
  }

  @Test
  void read_commentEndingInBackslash_doesNotContinue() {
    assertThat(stanzas("# path C:\\\nA:\n")).hasSize(1);
  }

  @Test
  void read_indentedHash_isNoComment() {
    assertThat(problems("A:\n\t# x\n")).containsExactly("f:2: expected name = value: '# x'");
  }

  @Test
  void read_byteOrderMark_isSkipped() {
    assertThat(stanzas("\ufeffA:\n").get(0).header()).isEqualTo("A");
  }

  @Test
  void read_mistakes_areNamedWithFileLineAndText() {
    assertThat(
            problems(
                """
                \tx = 1
                A
                :
                B:
                \tx
                \t= 1
                \tx = "a
                \tx = "
                \tx = "a\\"
                y = 1
                """))
        .containsExactly(
            "f:1: a value stands before any stanza; put a line such as 'CuDv:' before it: 'x = 1'",
            "f:2: expected a stanza's name and a colon, as in 'CuDv:': 'A'",
            "f:3: expected a stanza's name and a colon, as in 'CuDv:': ':'",
            "f:5: expected name = value: 'x'",
            "f:6: expected name = value: '= 1'",
            "f:7: the value lacks its closing quote: 'x = \"a'",
            "f:8: the value lacks its closing quote: 'x = \"'",
            "f:9: the value lacks its closing quote: 'x = \"a\\\"'",
            "f:10: indent a value by a tab; a stanza starts with its name and a colon: 'y = 1'");
  }

  @Test
  void read_mistakeInContinuedLine_isAtItsStart() {
    assertThat(problems("A:\n\tx = \"a\\\nb\\\nc\n\ty = 1\n"))
        .containsExactly("f:2: the value lacks its closing quote: 'x = \"a\\'");
  }

  @Test
  void read_mistake_leavesOutItsStanzaOnly() {
    StanzaReader.Content content =
        StanzaReader.read("f", "A:\n\tx = 1\nB:\n\tx = \"\n\ty = 1\nC\n\tx = 1\nD:\n\tx = 1\n");

    assertThat(content.stanzas()).extracting(Stanza::header).containsExactly("A", "D");
    assertThat(content.damaged())
        .containsExactly(
            new Stanza("f", 3, "B", List.of(new Entry("y", "1", false, 5, "\ty = 1"))));
    assertThat(content.problems()).extracting(StanzaProblem::line).containsExactly(4, 6);
  }

  @Test
  void read_valueInFirstColumn_leavesOutItsStanza() {
    StanzaReader.Content content =
        StanzaReader.read("f", "A:\n\tx = 1\ny = 2\n\tz = 3\nB:\n\tx = 1\n");

    assertThat(content.stanzas()).extracting(Stanza::header).containsExactly("B");
    assertThat(content.problems()).extracting(StanzaProblem::line).containsExactly(3);
  }

  private static List<Stanza> stanzas(String text) {
    StanzaReader.Content content = StanzaReader.read("f", text);
    assertThat(content.problems()).isEmpty();
    return content.stanzas();
  }

  private static String value(String text) {
    return stanzas(text).get(0).entries().get(0).value();
  }

  private static List<String> problems(String text) {
    return StanzaReader.read("f", text).problems().stream().map(StanzaProblem::toString).toList();
  }
}
