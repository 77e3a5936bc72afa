package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentsTest {
  private static Map<String, String> parse(String... words) {
    return Assignments.parse(List.of(words));
  }

  @Test
  void pairs_inOneWordAndInSeveral() {
    assertThat(parse(" mtu=900   arp=off ", "dest="))
        .containsExactly(entry("mtu", "900"), entry("arp", "off"), entry("dest", ""));
  }

  @Test
  void blanksOfAValue_stay() {
    assertThat(parse("rmem=4096 131072 6291456 sem=1 2"))
        .containsExactly(entry("rmem", "4096 131072 6291456"), entry("sem", "1 2"));
  }

  @Test
  void laterValue_counts() {
    assertThat(parse("b=1 a=1", "b=2")).containsExactly(entry("a", "1"), entry("b", "2"));
  }

  @Test
  void quotedValue_mayHoldWhatLooksLikeAPair() {
    assertThat(parse("p=\"|/bin/c a=1 \\\"x\\\\\" q=2"))
        .containsExactly(entry("p", "|/bin/c a=1 \"x\\"), entry("q", "2"));
    assertThat(parse("p=\"a\"b")).containsExactly(entry("p", "\"a\"b"));
    assertThat(parse("p=a=b")).containsExactly(entry("p", "a=b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "mtu", "=1", "9x=1", "mtu 9", "-P"})
  void noPair_isNamed(String word) {
    assertThatThrownBy(() -> parse(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + word.stripTrailing() + "' is not ATTRIBUTE=VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1 2",
        " 1",
        "1 ",
        "a b=c",
        "\"",
        "\"x\"",
        "\"x\" y=1 \\",
        "it's",
        "|a %p"
      })
  void written_isReadAgain(String value) {
    assertThat(parse(Assignments.write("x", value))).containsExactly(entry("x", value));
  }

  @Test
  void plainValue_isWrittenPlain() {
    assertThat(Assignments.write("mtu", "900")).isEqualTo("mtu=900");
    assertThat(Assignments.write("p", "a b=c")).isEqualTo("p=\"a b=c\"");
  }
}
