package org.cfgmgr.daemon.engine;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.fileset.GenericFileset;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;

/** Says which device software is missing. */
@FunctionalInterface
public interface Software {
  /** What is missing, of all entries that need a driver. */
  List<Missing> missing(List<Subject> subjects);

  /**
   * What is to be installed so that all devices work; empty where nothing is known.
   *
   * @param all whether the kernel is changed also for devices that nobody uses
   */
  default Optional<Plan> plan(List<Subject> subjects, List<Missing> missing, boolean all) {
    return Optional.empty();
  }

  /** What is known of packages that somebody names; empty where nothing is known. */
  default Optional<Plan> named(DevicePackages list) {
    return Optional.empty();
  }

  /** The module by which a kernel that can be had, or is installed, drives a device. */
  default Optional<String> driver(String release, String modalias) {
    return Optional.empty();
  }

  /** Bytes that packages may take on the system's disk. */
  default long freeBytes() {
    return Long.MAX_VALUE;
  }

  /** Knows no package, and names what has no driver as AIX would. */
  static Software generic() {
    return subjects ->
        subjects.stream()
            .filter(subject -> subject.state() == Subject.State.NONE)
            .map(Software::generic)
            .toList();
  }

  private static Missing generic(Subject subject) {
    return new Missing(
        subject.name(),
        subject.entry().path(),
        Cause.NOWHERE,
        List.of(),
        GenericFileset.of(subject.entry()),
        List.of());
  }
}
