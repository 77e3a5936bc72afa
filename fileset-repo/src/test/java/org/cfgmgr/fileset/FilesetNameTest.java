package org.cfgmgr.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesetNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"devices.pci.8086100e", "devices.pci.NCR.53C825", "bos.mp64", "a", "a_b-c+d.e"})
  void parse_name_isKept(String name) {
    assertThat(FilesetName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a:b", "a/b", "d\u00e9", "a\n"})
  void parse_other_isRefused(String name) {
    assertThatThrownBy(() -> FilesetName.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + name
                + "\" is no name of a fileset; write parts of letters, digits, _, - or + with dots"
                + " between them, as devices.pci.8086100e");
  }

  @Test
  void parts_areDividedByDots() {
    assertThat(FilesetName.parse("devices.pci.NCR.53C825").parts())
        .containsExactly("devices", "pci", "NCR", "53C825");
  }

  @Test
  void ofParts_strangeCharacters_becomeUnderscores() {
    assertThat(FilesetName.ofParts("devices", "of", "Tcpu:a.b", ""))
        .hasToString("devices.of.Tcpu_a_b.unknown");
  }
}
