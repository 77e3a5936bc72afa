package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegalValuesTest {
  @Test
  void list_isNotReadAsRange() {
    assertThat(LegalValues.lines("a-b,c", "sl")).containsExactly("a-b", "c");
    assertThat(LegalValues.lines("", "sl")).isEmpty();
  }

  @Test
  void ranges_withAndWithoutStep() {
    assertThat(LegalValues.lines("0-10,2,100-200", "nr"))
        .containsExactly("0...10 (+2)", "100...200 (+1)");
    assertThat(LegalValues.lines("-5-5, 0x20-0x40, 0x10", "nr"))
        .containsExactly("-5...5 (+1)", "0x20...0x40 (+0x10)");
    assertThat(LegalValues.lines("7", "nr")).containsExactly("7");
  }
}
