package org.cfgmgr.daemon.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  // 2026-11-28 is a Saturday.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "always; 2026-11-28T00:00; true",
        "02:00-05:00; 2026-11-28T02:00; true",
        "02:00-05:00; 2026-11-28T05:00; false",
        "Sat,Sun 02:00-05:00; 2026-11-28T04:59; true",
        "Sat,Sun 02:00-05:00; 2026-11-27T04:59; false",
        "Mon-Fri 22:00-04:00; 2026-11-27T23:00; true",
        "Mon-Fri 22:00-04:00; 2026-11-28T03:59; true",
        "Mon-Fri 22:00-04:00; 2026-11-28T23:00; false",
        "Mon-Fri 22:00-04:00; 2026-11-30T03:00; false",
        "Sat-Mon 00:00-00:00; 2026-11-30T12:00; true",
        "Sat-Mon 00:00-00:00; 2026-12-01T12:00; false"
      })
  void moment_isInTheWindowOrNot(String window, LocalDateTime moment, boolean isIn) {
    assertThat(Window.parse(window).orElseThrow().contains(moment)).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "never", "Sat", "25:00-26:00", "2-5", "Sat-Sun-Mon 1:00-2:00", "x 1:00-2:00"})
  void whatIsNoWindow_isNone(String text) {
    assertThat(Window.parse(text)).isEmpty();
  }

  @Test
  void daysAndHours_mayBeWrittenInAnyCase() {
    assertThat(Window.parse("SAT 2:00 - 5:00")).isEqualTo(Window.parse("sat 02:00-05:00"));
  }
}
