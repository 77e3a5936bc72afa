package org.cfgmgr.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void parse_lastValueCounts() {
    CommandLine line =
        CommandLine.parse("root=/dev/sda1 ro  root=LABEL=r console=tty0 console=ttyS0");

    assertThat(line.value("root")).contains("LABEL=r");
    assertThat(line.values("console")).containsExactly("tty0", "ttyS0");
    assertThat(line.has("ro")).isTrue();
    assertThat(line.value("rootfstype")).isEmpty();
  }

  @Test
  void parse_quotesAndVariables() {
    CommandLine line = CommandLine.parse("dyndbg=\"file a +p\" $vt_handoff quiet");

    assertThat(line.words()).containsExactly("dyndbg=file a +p", "quiet");
  }
}
