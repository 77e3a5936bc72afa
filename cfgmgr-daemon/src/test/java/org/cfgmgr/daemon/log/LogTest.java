package org.cfgmgr.daemon.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Log log(LogFormat format) {
    return new Log(
        new PrintStream(written, true, UTF_8),
        format,
        () -> Instant.parse("2026-11-28T05:46:34.123456Z"));
  }

  private String text() {
    return written.toString(UTF_8);
  }

  @Test
  void text_hasTimeLevelAndRun() {
    log(LogFormat.TEXT).of("a-1").warning("ent0 is gone");

    assertThat(text()).isEqualTo("2026-11-28T05:46:34.123Z warning run=a-1 ent0 is gone\n");
  }

  @Test
  void journal_hasThePriorityInFront_onEveryLine() {
    log(LogFormat.JOURNAL).error("two\nlines");

    assertThat(text()).isEqualTo("<3>run=- two\n<3>run=- lines\n");
  }

  @Test
  void json_isAnObjectALine() {
    log(LogFormat.JSON).notice("say \"so\"");

    assertThat(text())
        .isEqualTo(
            "{\"time\":\"2026-11-28T05:46:34.123Z\",\"level\":\"notice\",\"run\":\"-\","
                + "\"message\":\"say \\\"so\\\"\"}\n");
  }

  @Test
  void controlCharacters_cannotForgeALine() {
    log(LogFormat.JOURNAL).info("name\u001b[31m\r<0>forged");

    assertThat(text()).isEqualTo("<6>run=- name [31m\n<6>run=- <0>forged\n");
  }
}
