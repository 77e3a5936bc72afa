package org.cfgmgr.daemon.cfgmgr;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.daemon.bosinst.ControlFlow;
import org.cfgmgr.daemon.bosinst.Recovery;
import org.cfgmgr.daemon.cfgmgr.Options.Mode;
import org.cfgmgr.daemon.identity.Comparison;
import org.cfgmgr.daemon.identity.FormerDevices;
import org.cfgmgr.daemon.identity.Identity;
import org.cfgmgr.daemon.identity.KnownMachine;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.scan.DeviceTree;

/**
 * What it means for a run that a system woke up on another machine than before. What is still to be
 * done stays known over restarts: a card that only the next kernel drives is recovered too.
 *
 * @param moved whether this run is the first on the other machine
 * @param unfinished {@link #RECOVER}, {@link #FINISH}
 * @param flow what the system says that is to be done
 */
record Restoration(boolean moved, Set<String> unfinished, ControlFlow flow) {
  /** New devices take over names and attributes of vanished ones. */
  static final String RECOVER = "recover";

  /** The system's own program for the end has not been run. */
  static final String FINISH = "finish";

  static final Restoration NONE = new Restoration(false, Set.of(), ControlFlow.UNSAID);

  Restoration {
    unfinished = Set.copyOf(unfinished);
  }

  /**
   * That of a system.
   *
   * @param seen the machine that it runs on now
   * @throws org.cfgmgr.daemon.bosinst.BosinstException when it says what cannot be obeyed
   */
  static Restoration of(Options options, Path root, Odm odm, DeviceTree seen) {
    KnownMachine known = new KnownMachine(odm);
    Set<String> unfinished = known.unfinished();
    boolean moved = known.compared(Identity.of(seen)).kind() == Comparison.Kind.OTHER;
    boolean named = options.mode() != Mode.USUAL || options.root().isPresent();
    if (!moved && unfinished.isEmpty() && !named) {
      return NONE;
    }
    ControlFlow flow = ControlFlow.read(new Root(root));
    return new Restoration(moved, moved ? toDo(flow, options.mode()) : unfinished, flow);
  }

  private static Set<String> toDo(ControlFlow flow, Mode mode) {
    boolean takesOver = mode == Mode.TAKEOVER && flow.recovery() != Recovery.NO;
    return flow.recovery() == Recovery.YES || takesOver ? Set.of(RECOVER, FINISH) : Set.of(FINISH);
  }

  boolean recovers() {
    return unfinished.contains(RECOVER);
  }

  boolean isUnfinished() {
    return unfinished.contains(FINISH);
  }

  /** Forgets the devices of the old machine where they are not recovered. */
  void begin(Odm odm, Actuator actuator) {
    List<OdmChange> forget = moved && !recovers() ? FormerDevices.forget(odm) : List.of();
    if (!forget.isEmpty()) {
      actuator.perform(new Action.UpdateOdm(forget));
    }
  }

  /**
   * What is still to be done after a run.
   *
   * @param finished whether the system's program for the end was run
   * @param complete whether no device lacks software any more
   */
  Set<String> after(boolean finished, boolean complete) {
    Set<String> rest = new TreeSet<>(unfinished);
    if (finished) {
      rest.remove(FINISH);
    }
    if (finished && complete) {
      rest.remove(RECOVER);
    }
    return rest;
  }
}
