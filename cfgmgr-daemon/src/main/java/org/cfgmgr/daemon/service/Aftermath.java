package org.cfgmgr.daemon.service;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.conf.InstallSettings;
import org.cfgmgr.daemon.conf.InstallSettings.Policy;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.identity.Comparison;
import org.cfgmgr.daemon.identity.Identity;
import org.cfgmgr.daemon.identity.KnownMachine;
import org.cfgmgr.daemon.install.NewKernel;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.service.Findings.Difference;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening.Kind;
import org.cfgmgr.daemon.state.Knowledge;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.Plan;

/** What a run means: what is missing now, told once; what would help; which machine this is. */
final class Aftermath {
  private final Board board;
  private final Installer installer;
  private final Findings findings = new Findings();
  private Comparison machine = new Comparison(Comparison.Kind.FIRST, List.of());
  private Optional<Plan> plan = Optional.empty();
  private InstallSettings settings;

  Aftermath(Board board, Installer installer, InstallSettings settings) {
    this.board = board;
    this.installer = installer;
    this.settings = settings;
  }

  void obey(InstallSettings now) {
    settings = now;
  }

  /** Takes in what a run found, while its store is open. */
  void of(RunReport report, boolean whole, Site site, Machine here, SqliteOdm odm, Log log) {
    report.problems().forEach(log::warning);
    Difference difference = whole ? findings.takeAll(report) : findings.takePart(report);
    difference.appeared().forEach(one -> missing(one, log));
    difference.solved().forEach(one -> solved(one, log));
    if (whole) {
      recognize(report, odm, log);
    }
    if (whole || !difference.isNone()) {
      plan = plan(here);
    }
    board.know(knowledge(here, site));
    plan.ifPresent(found -> installer.consider(found, findings, site, here, odm, settings, log));
  }

  private Optional<Plan> plan(Machine here) {
    if (settings.policy() == Policy.NO || findings.missing().isEmpty()) {
      return Optional.empty();
    }
    return here.software()
        .plan(findings.subjects(), findings.missing(), false)
        .filter(found -> !found.isEmpty());
  }

  private Knowledge knowledge(Machine here, Site site) {
    return new Knowledge(
        findings.missing(),
        findings.failed(),
        findings.waiting(),
        findings.drifted(),
        plan,
        here.software().freeBytes(),
        machine,
        NewKernel.isWaiting(site.root()));
  }

  /** The command remembers the machine, for which a person, or the boot, has seen what is said. */
  private void recognize(RunReport report, SqliteOdm odm, Log log) {
    Comparison before = machine;
    Identity now = Identity.of(report.machine());
    KnownMachine known = new KnownMachine(odm);
    machine = known.compared(now);
    if (machine.kind() == Comparison.Kind.FIRST) {
      known.remember(now);
      machine = new Comparison(Comparison.Kind.SAME, List.of());
    }
    if (machine.kind() != Comparison.Kind.SAME && !machine.equals(before)) {
      String text = "this is " + machine.kind().text();
      machine.evidence().forEach(line -> log.notice(text + ": " + line));
      board.tell(Kind.DAEMON, "sys0", text, log.run());
    }
  }

  private void missing(Missing one, Log log) {
    String text = "lacks " + one.text() + ": " + one.cause().text();
    log.warning(one.device() + " " + text);
    board.tell(Kind.MISSING, one.device(), text, log.run());
  }

  private void solved(Missing one, Log log) {
    String text = "lacks " + one.text() + " no longer";
    log.notice(one.device() + " " + text);
    board.tell(Kind.SOLVED, one.device(), text, log.run());
  }
}
