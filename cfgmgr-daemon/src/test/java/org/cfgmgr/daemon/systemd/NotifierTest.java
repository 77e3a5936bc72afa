package org.cfgmgr.daemon.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotifierTest {
  @Test
  void words_areThoseOfSystemd() {
    List<String> sent = new ArrayList<>();
    Notifier notifier = new Notifier(sent::add, Optional.empty());

    notifier.ready();
    notifier.status("two\nlines");
    notifier.alive();
    notifier.stopping();

    assertThat(sent).containsExactly("READY=1", "STATUS=two lines", "WATCHDOG=1", "STOPPING=1");
  }

  @Test
  void watchdog_isForTheProcessThatItNames() {
    assertThat(Notifier.of(Map.of("WATCHDOG_USEC", "3000000"), 7).watchdog())
        .contains(Duration.ofSeconds(3));
    assertThat(Notifier.of(Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", "8"), 7).watchdog())
        .isEmpty();
    assertThat(Notifier.of(Map.of("WATCHDOG_USEC", "soon"), 7).watchdog()).isEmpty();
    assertThat(Notifier.of(Map.of(), 7).watchdog()).isEmpty();
  }

  @Test
  void abstractName_beginsWithAZero() {
    assertThat(Notifier.address("@x")).endsWith(0, 'x').hasSize(4);
    assertThat(Notifier.address("/run/n"))
        .endsWith("/run/n".getBytes(StandardCharsets.UTF_8))
        .hasSize(8);
  }

  @Test
  void nobodyWhoListens_isNoFailure() {
    Notifier.of(Map.of("NOTIFY_SOCKET", "/no/such/socket"), 7).ready();
    Notifier.of(Map.of(), 7).ready();
  }
}
