package org.cfgmgr.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodOutputTest {
  @Test
  void empty_saysNothing() {
    assertThat(MethodOutput.parse(" \n")).isEqualTo(new MethodOutput(List.of(), List.of()));
  }

  @Test
  void words_areNamesOrMissingSoftware() {
    assertThat(MethodOutput.parse("scsi0 ent0\n:devices.pci.8086100e\ten1\n"))
        .isEqualTo(
            new MethodOutput(List.of("scsi0", "ent0", "en1"), List.of("devices.pci.8086100e")));
  }

  @Test
  void rubbish_isLeftOut() {
    assertThat(MethodOutput.parse("x".repeat(5000) + " hdisk0").names()).containsExactly("hdisk0");
  }

  @Test
  void exitCodes_areExplained() {
    assertThat(MethodExit.explain(12)).isEqualTo("E_BUSY: the device is in use");
    assertThat(MethodExit.explain(137)).isEqualTo("ended by signal 9");
    assertThat(MethodExit.explain(99)).isEqualTo("not an exit code of the method interface");
  }

  @Test
  void exitCodes_areDistinct() {
    assertThat(java.util.Arrays.stream(MethodExit.values()).map(MethodExit::code))
        .doesNotHaveDuplicates();
  }
}
