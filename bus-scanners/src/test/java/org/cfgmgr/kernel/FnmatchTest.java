package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are glibc's fnmatch(3). */
class FnmatchTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, ``, true",
        "*, ``, true",
        "a*, a, true",
        "*, a/b, true",
        "*, .a, true",
        "?, ``, false",
        "?, a, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "**a, bba, true",
        "*ab*ab, xabyabzab, true",
        "*ab*ab, xabyabz, false",
        "a*b*c, aXbYbZc, true",
        "d01[0-2]*, d0113x, true",
        "d013[0-3], d0132, true",
        "d013[0-3], d0134, false",
        "x[0-9A-F]y, xCy, true",
        "x[0-9A-F]y, xcy, false",
        "[!a], b, true",
        "[!a], a, false",
        "[^a], b, true",
        "[]a], ], true",
        "[!]a], ], false",
        "[a-], -, true",
        "[--0], ., true",
        "[b-a], a, false",
        "[a], ``, false",
        "[, [, true",
        "[a, [a, true",
        "x[ab, x[ab, true",
        "\\*, *, true",
        "\\*, a, false",
        "a\\, a\\, false",
        "[\\]], ], true",
        "pci:v*d*sv*sd*bc01sc06i01*, pci:v00008086d00002922sv0sd0bc01sc06i01, true",
        "pci:v*d*sv*sd*bc01sc06i01*, pci:v00008086d00002922sv0sd0bc01sc06i00, false",
      })
  void matches_asGlibcDoes(String pattern, String text, boolean expected) {
    assertThat(Fnmatch.matches(pattern, text)).isEqualTo(expected);
  }
}
