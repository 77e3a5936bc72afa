package org.cfgmgr.daemon.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cfgmgr.daemon.journal.Journal;
import org.cfgmgr.daemon.journal.TakeBack;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.source.Sources;

/**
 * After an installation that failed, or that a kill or a power cut ended: what it did is taken
 * back, so that the next one starts from a whole system.
 */
public final class Recovery {
  private final Path root;
  private final Journal journal;
  private final Consumer<String> told;
  private final Consumer<String> complaints;

  /**
   * For a system.
   *
   * @param told is told what is done
   * @param complaints is told what cannot be
   */
  public Recovery(Path root, Journal journal, Consumer<String> told, Consumer<String> complaints) {
    this.root = root;
    this.journal = journal;
    this.told = told;
    this.complaints = complaints;
  }

  /**
   * Does it.
   *
   * @return whether there was something to be taken back
   * @throws InstallException when something is left
   */
  public boolean run(Actuator acting) {
    List<Long> unfinished = journal.unfinished();
    if (unfinished.isEmpty()) {
      return false;
    }
    if (Pending.kernel(root).isPresent()) {
      // The last that is written: all was done, and only its end was not seen.
      unfinished.forEach(journal::finished);
      return false;
    }
    Actuator journaled = journal.run(acting);
    TakeBack back = new TakeBack(journal, told, complaints);
    for (long run : unfinished) {
      told.accept("run " + run + " was not finished, and is taken back");
      back.run(run, journaled);
    }
    finishPackages(journaled);
    List<Long> left = journal.unfinished();
    if (!left.isEmpty()) {
      throw new InstallException(
          "run "
              + left.get(0)
              + " could not be taken back; mend what is said above, then run cfgmgr -i again, or cfgmgr"
              + " undo "
              + left.get(0));
    }
    return true;
  }

  /** Other packages that were upgraded on the way, or wait for what they asked to be told. */
  private void finishPackages(Actuator acting) {
    if (!Files.isDirectory(root.resolve("var/lib/dpkg"))) {
      return;
    }
    SystemTools tools = new SystemTools(root, acting, Optional.empty());
    Result result = acting.perform(tools.action(Sources.finish(), Optional.empty()));
    if (result.failed()) {
      complaints.accept("dpkg --configure -a failed: " + result.err().strip());
    }
  }
}
