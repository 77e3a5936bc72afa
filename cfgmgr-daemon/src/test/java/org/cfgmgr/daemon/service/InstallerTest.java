package org.cfgmgr.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.cfgmgr.daemon.conf.InstallSettings;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.journal.Entry;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.StoreView;
import org.cfgmgr.plan.Option;
import org.cfgmgr.plan.Plan;
import org.junit.jupiter.api.Test;

class InstallerTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-28T03:00");
  private static final Plan PLAN =
      new Plan(
          new Option(
              "6.1.0-56-amd64",
              true,
              List.of(),
              Set.of("ent0"),
              Set.of(),
              Set.of(),
              Set.of(),
              Set.of(),
              true),
          List.of(),
          Set.of());

  private final Board board = new Board(() -> Instant.EPOCH);
  private final Desk desk = new Desk(() -> Instant.EPOCH, (on, limit) -> {}, Duration.ZERO);
  private final Installer installer =
      new Installer(
          board,
          new DaemonMetrics(new StoreView(Path.of("/no/such/store")), board::knowledge),
          desk,
          new Pulse(desk::now, Settings.usual()),
          () -> Instant.EPOCH,
          ZoneOffset.UTC);

  private static InstallSettings settings(String more) {
    return Settings.of("install:\n\tauto_install = yes\n" + more).install();
  }

  private static Entry entry(long run, String time) {
    return new Entry(run, 1, time, Entry.State.DONE, "install", "");
  }

  @Test
  void nothingInTheWay_isNoHindrance() {
    assertThat(installer.hindrance(PLAN, settings(""), NOW, List.of())).isEmpty();
  }

  @Test
  void outsideTheWindow_itWaits() {
    assertThat(installer.hindrance(PLAN, settings("\twindow = 04:00-05:00\n"), NOW, List.of()))
        .contains("waits for the maintenance window to install ");
    assertThat(
            installer.hindrance(
                PLAN, settings("\twindow = 04:00-05:00\n"), NOW.plusHours(1), List.of()))
        .isEmpty();
  }

  @Test
  void dayThatHadItsInstallations_isOver() {
    List<Entry> journal =
        List.of(
            entry(1, "2026-11-27T23:59:00Z"),
            entry(2, "2026-11-28T01:00:00Z"),
            entry(2, "2026-11-28T01:01:00Z"));

    assertThat(installer.hindrance(PLAN, settings(""), NOW, journal))
        .contains("installed as often as a day allows; tomorrow: ");
    assertThat(installer.hindrance(PLAN, settings("\tper_day = 2\n"), NOW, journal)).isEmpty();
    assertThat(installer.hindrance(PLAN, settings(""), NOW.plusDays(1), journal)).isEmpty();
  }
}
