package org.cfgmgr.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysPathTest {
  @ParameterizedTest
  @CsvSource({
    "sys/bus/pci/devices/x, ../../../devices/x, sys/devices/x",
    "sys/a, b, sys/b",
    "a, ./b//c/, b/c",
    "a/b, /sys/c, sys/c",
    "a/b, .., ''",
  })
  void resolve_insideTheRoot_isNormal(String path, String target, String resolved) {
    assertThat(SysPath.resolve(path, target)).contains(resolved);
  }

  @Test
  void resolve_aboveTheRoot_isEmpty() {
    assertThat(SysPath.resolve("a/b", "../..")).isEmpty();
    assertThat(SysPath.resolve("a", "../a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sys/bus/pci/devices/x, sys/devices/x",
    "sys/a, sys/a",
    "sys/a, proc/b",
    "a, b/c",
    "sys/a/b, sys/a",
  })
  void relative_isTheInverseOfResolve(String path, String target) {
    assertThat(SysPath.resolve(path, SysPath.relative(path, target))).contains(target);
  }

  @ParameterizedTest
  @CsvSource({
    "0x8086, 4, 8086",
    "60000, 6, 060000",
    "AB, 4, 00ab",
    "0x123456, 4, 3456",
    "'', 4, ''",
    "0x, 4, ''",
    "xyz, 4, ''",
  })
  void hex_digits_areLowerCaseAndFull(String text, int digits, String expected) {
    assertThat(Hex.digits(text, digits)).isEqualTo(expected);
  }

  @Test
  void printable_ofWhatADeviceSays_isOneLine() {
    assertThat(SysText.printable(" a\u001b[2J\nb ")).isEqualTo("a [2J b");
  }
}
