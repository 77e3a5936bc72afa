package org.cfgmgr.daemon.install;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.journal.Task;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.source.SourceException;

/** An installation that is done as a whole, or taken back. */
public final class Transaction {
  private final Journal journal;
  private final Duration lock;
  private final Voice voice;
  private final Actuator asking;
  private final Actuator showing;

  /**
   * Where what happens is told.
   *
   * @param told what is done
   * @param shown what the system's tools print
   * @param complaints what went wrong beside
   */
  public record Voice(Consumer<String> told, Consumer<String> shown, Consumer<String> complaints) {}

  /**
   * A transaction.
   *
   * @param journal of the system
   * @param lock how long another program that installs is waited for
   */
  public Transaction(Journal journal, Duration lock, Voice voice) {
    this.journal = journal;
    this.lock = lock;
    this.voice = voice;
    this.asking = Actuators.system(line -> {}, Limits.USUAL);
    this.showing = Actuators.system(voice.shown(), Limits.USUAL);
  }

  /** Ends the tools that run; what was done is then taken back. */
  public void stop() {
    asking.stop();
    showing.stop();
  }

  /**
   * Does it.
   *
   * @param more is done at the end, and is part of the whole
   * @return the kernel that the system will start; empty when it stays
   * @throws InstallException when something is in the way, or went wrong
   * @throws SourceException when the source cannot give what is needed
   */
  public Optional<String> run(Request request, Consumer<Actuator> more) {
    Task task = journal.task("install what is missing", showing);
    try {
      Optional<String> release =
          new Installation(request, asking, showing, task, voice.told(), lock).run();
      more.accept(task);
      task.end(true);
      return release;
    } catch (InstallException | SourceException e) {
      task.end(false);
      takeBack(request);
      throw e;
    }
  }

  private void takeBack(Request request) {
    try {
      new Recovery(request.root(), journal, voice.told(), voice.complaints()).run(showing);
    } catch (InstallException e) {
      voice.complaints().accept(String.valueOf(e.getMessage()));
    }
  }
}
