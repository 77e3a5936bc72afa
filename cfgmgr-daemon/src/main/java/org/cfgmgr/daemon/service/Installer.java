package org.cfgmgr.daemon.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.daemon.conf.InstallSettings;
import org.cfgmgr.daemon.conf.InstallSettings.Policy;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.install.InstallException;
import org.cfgmgr.daemon.install.Reload;
import org.cfgmgr.daemon.install.Request;
import org.cfgmgr.daemon.install.Transaction;
import org.cfgmgr.daemon.journal.Entry;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening.Kind;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.source.SourceException;

/**
 * Installs what a plan names, where the policy lets it: in the window, so often in a day, with the
 * consent that -i asks for, and no plan twice a day.
 */
final class Installer {
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Board board;
  private final DaemonMetrics metrics;
  private final Desk desk;
  private final Pulse pulse;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Set<String> tried = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private LocalDate day = LocalDate.EPOCH;

  Installer(
      Board board,
      DaemonMetrics metrics,
      Desk desk,
      Pulse pulse,
      InstantSource clock,
      ZoneId zone) {
    this.board = board;
    this.metrics = metrics;
    this.desk = desk;
    this.pulse = pulse;
    this.clock = clock;
    this.zone = zone;
  }

  /** Installs, or says once why not, or comes back to it later. */
  void consider(
      Plan plan,
      Findings findings,
      Site site,
      Machine here,
      SqliteOdm odm,
      InstallSettings settings,
      Log log) {
    if (settings.policy() != Policy.YES) {
      return;
    }
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
    newDay(now.toLocalDate());
    Journal journal = new Journal(odm, clock);
    Optional<String> hindrance = hindrance(plan, settings, now, journal.entries());
    if (hindrance.isPresent()) {
      once(hindrance.get(), log);
      // Windows open and days begin.
      desk.lookAt(desk.now().plus(LATER));
    } else if (tried.add(key(plan))) {
      install(plan, findings, site, here, odm, settings, log);
    }
  }

  /** Why nothing is installed now; empty when nothing is in the way. */
  Optional<String> hindrance(
      Plan plan, InstallSettings settings, LocalDateTime now, List<Entry> journal) {
    List<String> licensed = plan.licensed().stream().map(SoftwarePackage::name).toList();
    if (!licensed.isEmpty() && !settings.licences()) {
      return Optional.of(
          "not free software, and so not installed without consent: "
              + String.join(", ", licensed)
              + "; set accept_licences, or run cfgmgr -i --accept-licences");
    }
    if (!settings.window().contains(now)) {
      return Optional.of("waits for the maintenance window to install " + key(plan));
    }
    long today =
        journal.stream()
            .filter(entry -> isOn(entry, now.toLocalDate()))
            .map(Entry::run)
            .distinct()
            .count();
    return today < settings.perDay()
        ? Optional.empty()
        : Optional.of("installed as often as a day allows; tomorrow: " + key(plan));
  }

  private boolean isOn(Entry entry, LocalDate date) {
    return LocalDate.ofInstant(java.time.Instant.parse(entry.time()), zone).equals(date);
  }

  private void newDay(LocalDate today) {
    if (!today.equals(day)) {
      day = today;
      tried.clear();
      told.clear();
    }
  }

  private void install(
      Plan plan,
      Findings findings,
      Site site,
      Machine here,
      SqliteOdm odm,
      InstallSettings settings,
      Log log) {
    pulse.rest();
    String names = key(plan);
    log.notice("installs " + names);
    board.tell(Kind.INSTALL, "", "installs " + names, log.run());
    Transaction transaction =
        new Transaction(
            new Journal(odm, clock),
            settings.lock(),
            new Transaction.Voice(log::info, log::info, log::error));
    try {
      Optional<String> kernel = transaction.run(request(plan, site, here, settings), acting -> {});
      new Reload(new Journal(odm, clock).run(here.actuator()), log::notice)
          .of(findings.subjects(), findings.missing());
      ended(
          true, kernel.map(release -> names + "; reboot for kernel " + release).orElse(names), log);
      desk.lookAtAll(Trigger.INSTALL, Duration.ZERO);
    } catch (InstallException | SourceException e) {
      ended(false, String.valueOf(e.getMessage()), log);
    } finally {
      pulse.beat();
    }
  }

  private static Request request(Plan plan, Site site, Machine here, InstallSettings settings) {
    String firmware =
        site.hardware().scan().get("/devices").map(sys -> sys.fact("firmware")).orElse("");
    Optional<Path> sources = Optional.empty();
    return new Request(
        site.root(),
        site.hardware(),
        firmware,
        plan,
        sources,
        here.software()::driver,
        settings.licences());
  }

  private void ended(boolean done, String text, Log log) {
    metrics.installed(done);
    String said = (done ? "installed " : "could not install: ") + text;
    board.tell(Kind.INSTALL, "", said, log.run());
    if (done) {
      log.notice(said);
    } else {
      log.error(said);
    }
  }

  private void once(String text, Log log) {
    if (told.add(text)) {
      log.notice(text);
      board.tell(Kind.INSTALL, "", text, log.run());
    }
  }

  private static String key(Plan plan) {
    Set<String> names = new TreeSet<>();
    plan.chosen().packages().forEach(choice -> names.add(choice.software().name()));
    return String.join(" ", names);
  }
}
