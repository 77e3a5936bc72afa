package org.cfgmgr.daemon.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a system runs on the machine that it ran on before.
 *
 * @param evidence what shows it, a line each
 */
public record Comparison(Kind kind, List<String> evidence) {
  /** What has become of the machine. */
  public enum Kind {
    /** It runs for the first time. */
    FIRST("the first run on this machine"),
    SAME("the same machine"),
    /** It is the same with other parts. */
    CHANGED("the same machine with other parts"),
    /** The system was moved, restored or cloned. */
    OTHER("another machine");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  public Comparison {
    evidence = List.copyOf(evidence);
  }

  static Comparison first() {
    return new Comparison(Kind.FIRST, List.of());
  }

  /** Compares the machine that was with the one that is. */
  static Comparison of(Identity before, Identity now) {
    List<String> evidence = new ArrayList<>();
    difference(evidence, "id", before.system(), now.system());
    difference(evidence, "model", before.model(), now.model());
    difference(evidence, "firmware", before.firmware(), now.firmware());
    parts(evidence, "network card", before.cards(), now.cards());
    parts(evidence, "disk", before.disks(), now.disks());
    return new Comparison(kind(before, now, evidence), evidence);
  }

  /** A number of the machine's own decides; without one, a card that is still there does. */
  private static Kind kind(Identity before, Identity now, List<String> evidence) {
    boolean same;
    if (!before.system().isEmpty() && !now.system().isEmpty()) {
      same = before.system().equals(now.system());
    } else if (before.cards().isEmpty() && now.cards().isEmpty()) {
      same = before.model().equals(now.model()) && before.firmware().equals(now.firmware());
    } else {
      same = before.cards().stream().anyMatch(now.cards()::contains);
    }
    if (!same) {
      return Kind.OTHER;
    }
    return evidence.isEmpty() ? Kind.SAME : Kind.CHANGED;
  }

  private static void difference(List<String> evidence, String what, String before, String now) {
    if (!before.equals(now)) {
      evidence.add(what + ": " + orNone(before) + " before, " + orNone(now) + " now");
    }
  }

  private static void parts(
      List<String> evidence, String what, Set<String> before, Set<String> now) {
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(now);
    Set<String> come = new TreeSet<>(now);
    come.removeAll(before);
    gone.forEach(name -> evidence.add(what + " " + name + " is gone"));
    come.forEach(name -> evidence.add(what + " " + name + " is new"));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
