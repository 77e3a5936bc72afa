package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelValueTest {
  @ParameterizedTest
  @CsvSource({
    "0x10, 16",
    "1M, 1048576",
    "010, 10",
    "-1, -1",
    "Y, 1",
    "n, 0",
    "on, 1",
    "none, none",
    "4096\t87380\t6291456, 4096 87380 6291456",
    "18446744073709551615, 0xffffffffffffffff"
  })
  void sameValue_otherSpelling(String one, String other) {
    assertThat(KernelValue.same(one, other)).isTrue();
    assertThat(KernelValue.same(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "on, off",
    "1, 0",
    "none, ''",
    "1 2, 1",
    "auto, on",
    "1M, 1G",
    "-1, 1",
    "None, none"
  })
  void otherValue(String one, String other) {
    assertThat(KernelValue.same(one, other)).isFalse();
    assertThat(KernelValue.same(other, one)).isFalse();
  }
}
