package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiblingOrderTest {
  private static List<String> sorted(String... paths) {
    List<String> result = new ArrayList<>(List.of(paths));
    result.sort(SiblingOrder.OF_PATHS);
    return result;
  }

  @Test
  void decimalNames_areCounted() {
    assertThat(sorted("/d/host10", "/d/host2", "/d/host1"))
        .containsExactly("/d/host1", "/d/host2", "/d/host10");
    assertThat(sorted("/d/0:0:10:0", "/d/0:0:2:10", "/d/0:0:2:9"))
        .containsExactly("/d/0:0:2:9", "/d/0:0:2:10", "/d/0:0:10:0");
  }

  @Test
  void pciAddresses_areHexadecimal() {
    assertThat(sorted("/d/0000:00:1a.0", "/d/0000:00:10.0", "/d/0000:00:0a.0"))
        .containsExactly("/d/0000:00:0a.0", "/d/0000:00:10.0", "/d/0000:00:1a.0");
  }

  @Test
  void pciAddresses_comeBeforeOtherNames() {
    assertThat(sorted("/d/0000:00:1a.0:pcie001", "/d/0000:00:1f.0", "/d/0"))
        .containsExactly("/d/0000:00:1f.0", "/d/0", "/d/0000:00:1a.0:pcie001");
  }

  @Test
  void differentDepth_goesByTheFirstDifference() {
    assertThat(sorted("/d/ata10/host1", "/d/ata2/host9", "/d/ata2"))
        .containsExactly("/d/ata2", "/d/ata2/host9", "/d/ata10/host1");
  }

  @Test
  void leadingZeros_doNotMakeNamesEqual() {
    assertThat(sorted("/d/a01", "/d/a1", "/d/a0")).containsExactly("/d/a0", "/d/a01", "/d/a1");
  }
}
