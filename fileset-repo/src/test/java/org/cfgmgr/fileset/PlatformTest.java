package org.cfgmgr.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  @ParameterizedTest
  @ValueSource(strings = {"x86_64-efi", "x86_64-bios", "aarch64-dt"})
  void parse_name_isKept(String name) {
    assertThat(Platform.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x86_64", "x86_64-", "-efi", "chrp-of", "a b-efi"})
  void parse_other_isRefused(String name) {
    assertThatThrownBy(() -> Platform.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"" + name + "\" is no platform; write ARCHITECTURE-efi, -bios or -dt, as x86_64-efi");
  }

  @Test
  void of_firmwareDirectories() {
    assertThat(Platform.of("x86_64", List.of("acpi", "efi", "memmap"))).hasToString("x86_64-efi");
    assertThat(Platform.of("x86_64", List.of("acpi", "memmap"))).hasToString("x86_64-bios");
    assertThat(Platform.of("aarch64", List.of("devicetree", "fdt"))).hasToString("aarch64-dt");
    assertThat(Platform.of("aarch64", List.of("devicetree", "efi"))).hasToString("aarch64-efi");
  }
}
