package org.cfgmgr.daemon.state;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.daemon.identity.Comparison;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.plan.Plan;

/**
 * What is known of a machine's devices after all runs so far.
 *
 * @param plan what would help; empty when nothing is missing, or it is not asked for
 * @param freeBytes on the system's disk
 * @param machine whether it is the machine that the system ran on before
 * @param rebootRequired whether a kernel waits to be started
 */
public record Knowledge(
    List<Missing> missing,
    List<Finding> failed,
    List<Finding> waiting,
    List<Finding> drifted,
    Optional<Plan> plan,
    long freeBytes,
    Comparison machine,
    boolean rebootRequired) {
  /** Before the first run. */
  public static final Knowledge NOTHING =
      new Knowledge(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          0,
          new Comparison(Comparison.Kind.FIRST, List.of()),
          false);

  public Knowledge {
    missing = List.copyOf(missing);
    failed = List.copyOf(failed);
    waiting = List.copyOf(waiting);
    drifted = List.copyOf(drifted);
  }
}
