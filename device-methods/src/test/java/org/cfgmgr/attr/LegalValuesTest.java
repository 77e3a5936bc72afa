package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalValuesTest {
  private static List<String> lines(String values, String rep) {
    return LegalValues.of(values, rep).lines();
  }

  @Test
  void list_isNotReadAsRange() {
    assertThat(lines("a-b,c", "sl")).containsExactly("a-b", "c");
    assertThat(lines("", "sl")).isEmpty();
  }

  @Test
  void ranges_withAndWithoutStep() {
    assertThat(lines("0-10,2,100-200", "nr")).containsExactly("0...10 (+2)", "100...200 (+1)");
    assertThat(lines("-5-5, 0x20-0x40, 0x10", "nr"))
        .containsExactly("-5...5 (+1)", "0x20...0x40 (+0x10)");
    assertThat(lines("7", "nr")).containsExactly("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,c                | sl | b      | true",
        "a,b,c                | sl | B      | false",
        "write back,through   | sl | write back | true",
        "1,2,3                | nl | 0x2    | true",
        "1,2,3                | nl | 4      | false",
        "1,2                  | sl | 0x2    | false",
        "60-9000,1            | nr | 60     | true",
        "60-9000,1            | nr | 9000   | true",
        "60-9000,1            | nr | 59     | false",
        "60-9000,1            | nr | many   | false",
        "60-9000,1            | nr | 60.5   | false",
        "0-1048576,4          | nr | 8      | true",
        "0-1048576,4          | nr | 6      | false",
        "0-1048576,4          | nr | 1M     | true",
        "10-20,5,100-200      | nr | 150    | true",
        "10-20,5,100-200      | nr | 12     | false",
        "0x10-0x20,0x8        | nr | 24     | true",
        "-1-10,1              | nr | -1     | true",
        "-1-10,1              | nr | -2     | false",
        "1-4294967295,1       | nr | 4294967296 | false",
        "0-18446744073709551615,1 | nr | 18446744073709551615 | true",
        "0,8-16,8             | nr | 0      | true",
        "0,8-16,8             | nr | 16     | true",
        "0,8-16,8             | nr | 4      | false",
        "5-9,0                | nr | 7      | true",
        "''                   | n  | 12     | true",
        "''                   | n  | twelve | false",
        "''                   | s  | any    | true",
      })
  void value_isLegalOrNot(String values, String rep, String value, boolean legal) {
    assertThat(LegalValues.of(values, rep).allows(value)).isEqualTo(legal);
  }

  @Test
  void describe_saysWhatIsLegal() {
    assertThat(LegalValues.of("a,b", "sl").describe()).isEqualTo("legal are a, b");
    assertThat(LegalValues.of("1-9,2", "nr").describe()).isEqualTo("legal are 1...9 (+2)");
    assertThat(LegalValues.of("", "n").describe()).isEqualTo("legal are numbers");
    assertThat(LegalValues.of("", "s").describe()).isEqualTo("any text is legal");
  }

  @Test
  void kernel_listsWordsOrARange() {
    assertThat(LegalValues.listed(List.of("none", "mq-deadline"), "sl").lines())
        .containsExactly("none", "mq-deadline");
    assertThat(LegalValues.listed(List.of("1-4096"), "nr").allows("4097")).isFalse();
    assertThat(LegalValues.listed(List.of(), "nr").allows("4097")).isTrue();
  }
}
