package org.cfgmgr.odm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellPatternTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',        '',     true
          '',        a,      false
          *,         '',     true
          **,        abc,    true
          ?,         '',     false
          ?,         a,      true
          ?,         \ud83d\ude00,  true
          ??,        \ud83d\ude00,  false
          *\ud83d\ude00,    a\ud83d\ude00, true
          a*c,       abbc,   true
          a*c,       abcd,   false
          *a*b*c*,   xaybzc, true
          [abc],     b,      true
          [a-c],     b,      true
          [a-c],     d,      false
          [a-],      -,      true
          [-a],      -,      true
          [a-c-e],   -,      true
          [a-c-e],   d,      false
          [!a],      b,      true
          [^a],      b,      true
          [!a],      a,      false
          [!a],      '',     false
          []],       ],      true
          []-a],     -,      true
          []-a],     ^,      false
          [!]],      ],      false
          [!]],      a,      true
          [[!],      !,      true
          [[!],      ^,      false
          [a!],      !,      true
          [a,        a,      false
          [a,        [a,     false
          [],        ],      false
          x[,        x[,     false
          \\*,       \\a,    true
          """)
  void matches(String pattern, String text, boolean expected) {
    assertThat(ShellPattern.matches(pattern, text)).isEqualTo(expected);
  }
}
