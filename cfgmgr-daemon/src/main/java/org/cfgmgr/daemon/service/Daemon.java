package org.cfgmgr.daemon.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.command.OdmLocation;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.log.Log;
import org.cfgmgr.daemon.metrics.DaemonMetrics;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening.Kind;
import org.cfgmgr.daemon.state.RunRecord.Outcome;
import org.cfgmgr.daemon.state.RunRecord.Trigger;
import org.cfgmgr.daemon.state.StoreView;
import org.cfgmgr.daemon.systemd.Notifier;
import org.cfgmgr.daemon.web.Api;
import org.cfgmgr.uevent.Uevents;

/** The daemon from its start to its end; all work is done by the thread that calls it. */
final class Daemon {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofHours(6);
  private static final Path UDEV = Path.of("/run/udev/control");

  private final Map<String, String> environment;
  private final Log log;
  private final Notifier notifier;
  private final Desk desk;
  private final Board board;
  private final StoreView view;
  private final DaemonMetrics metrics;
  private final Store store;
  private final Pulse pulse;
  private final Watch watch;
  private final Aftermath aftermath;
  private final Runs runs;
  private final Front front;
  private Settings settings;
  private Optional<Instant> checked = Optional.empty();

  Daemon(Map<String, String> environment, Settings settings, Log log, Desk desk) {
    this.environment = environment;
    this.settings = settings;
    this.log = log;
    this.desk = desk;
    InstantSource clock = InstantSource.system();
    notifier = Notifier.of(environment, ProcessHandle.current().pid());
    board = new Board(clock);
    OdmLocation location = OdmLocation.of(environment);
    view = new StoreView(location.directory());
    metrics = new DaemonMetrics(view, board::knowledge);
    store = new Store(location, environment, desk);
    pulse = new Pulse(desk::now, settings);
    watch = new Watch(() -> desk.isEnded() || store.isWanted());
    Installer installer = new Installer(board, metrics, desk, pulse, clock, ZoneId.systemDefault());
    aftermath = new Aftermath(board, installer, settings.install());
    runs =
        new Runs(
            store,
            new Here(environment),
            board,
            metrics,
            pulse,
            watch,
            aftermath,
            clock,
            desk::now,
            log);
    front = new Front(new Api(board, view, metrics::text, pulse::isAlive).routes(), log);
  }

  /**
   * Works until it is told to end.
   *
   * @throws IOException when it cannot listen as the settings say
   */
  void run() throws IOException {
    try {
      front.open(settings.http());
      Thread ears = new Thread(ears(), "events");
      ears.setDaemon(true);
      desk.lookAtAll(Trigger.START, Duration.ZERO);
      ears.start();
      keepAlive();
      notifier.ready();
      board.tell(Kind.DAEMON, "", "started", Log.NO_RUN);
      work();
      ears.interrupt();
    } finally {
      notifier.stopping();
      front.close();
      watch.close();
      view.close();
    }
    log.info("ended");
  }

  private Ears ears() {
    return new Ears(Uevents::hotplug, () -> Files.exists(UDEV), desk, board, metrics, log);
  }

  private void keepAlive() {
    notifier
        .watchdog()
        .ifPresent(
            limit ->
                watch.every(
                    Math.max(1, limit.toMillis() / 3),
                    () -> {
                      if (pulse.isAlive()) {
                        notifier.alive();
                      }
                    }));
  }

  private void work() {
    try {
      Order order = next();
      while (!(order instanceof Order.End)) {
        obey(order);
        order = next();
      }
    } catch (InterruptedException e) {
      // It is to end; what is not answered is found by the first run of the next start.
      log.info("ends before all was answered");
    }
  }

  private Order next() throws InterruptedException {
    pulse.rest();
    Order order = desk.next();
    pulse.beat();
    return order;
  }

  private void obey(Order order) throws InterruptedException {
    if (order instanceof Order.Answer answer) {
      settle(runs.some(answer.batch(), settings));
    } else if (order instanceof Order.Whole whole) {
      settle(runs.all(whole.trigger(), settings));
      board.markReady(true);
      check();
    } else if (order instanceof Order.Reload) {
      reload();
    } else {
      desk.lookAtAll(Trigger.INSTALL, Duration.ZERO);
    }
  }

  /** What was given up, or could not be done, is done again, as a whole. */
  private void settle(Outcome outcome) {
    if (outcome == Outcome.STOPPED) {
      desk.lookAtAll(Trigger.RESCAN, Duration.ZERO);
    } else if (outcome == Outcome.ERROR) {
      desk.lookAtAll(Trigger.RESCAN, TRY_AGAIN);
    }
    notifier.status(
        board
            .lastRun()
            .map(run -> run.trigger().label() + " run " + run.outcome().label())
            .orElse("no run yet"));
  }

  private void check() {
    Instant now = desk.now();
    if (checked.filter(when -> when.plus(CHECK).isAfter(now)).isPresent()) {
      return;
    }
    checked = Optional.of(now);
    List<String> faults = store.faults();
    metrics.checked(faults.isEmpty());
    faults.forEach(fault -> log.error("the store is damaged: " + fault));
  }

  /** A file with a mistake changes nothing. */
  private void reload() {
    notifier.reloading();
    Settings.Read read = Settings.read(environment);
    List<String> problems = Check.of(read);
    if (problems.isEmpty()) {
      take(read.settings());
    } else {
      problems.forEach(log::error);
      log.error("the settings stay as they were");
      board.tell(Kind.DAEMON, "", "new settings have mistakes, the old ones stay", Log.NO_RUN);
    }
    notifier.ready();
  }

  private void take(Settings now) {
    try {
      if (!now.http().equals(settings.http())) {
        front.open(now.http());
      }
    } catch (IOException e) {
      log.error(String.valueOf(e.getMessage()));
      log.error("the settings stay as they were");
      reopen();
      return;
    }
    settings = now;
    desk.quiet(now.hotplugQuiet());
    pulse.obey(now);
    aftermath.obey(now.install());
    log.notice("took new settings");
    board.tell(Kind.DAEMON, "", "took new settings", Log.NO_RUN);
    desk.lookAtAll(Trigger.RELOAD, Duration.ZERO);
  }

  private void reopen() {
    try {
      front.open(settings.http());
    } catch (IOException e) {
      log.error(String.valueOf(e.getMessage()));
    }
  }
}
