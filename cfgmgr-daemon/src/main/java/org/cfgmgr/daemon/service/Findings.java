package org.cfgmgr.daemon.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cfgmgr.daemon.engine.RunReport;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;

/**
 * What all runs so far have found: a run of the whole machine says it anew, one of a few devices
 * for these.
 */
final class Findings {
  private Map<String, List<Missing>> missing = new LinkedHashMap<>();
  private Map<String, List<Finding>> failed = new LinkedHashMap<>();
  private Map<String, List<Finding>> waiting = new LinkedHashMap<>();
  private Map<String, List<Finding>> drifted = new LinkedHashMap<>();
  private Map<String, List<Subject>> subjects = new LinkedHashMap<>();

  /**
   * What is other than before.
   *
   * @param appeared is missing, and was not
   * @param solved was missing, and is not
   */
  record Difference(List<Missing> appeared, List<Missing> solved) {
    boolean isNone() {
      return appeared.isEmpty() && solved.isEmpty();
    }
  }

  /** Takes in what a run of the whole machine found. */
  Difference takeAll(RunReport report) {
    return take(report, name -> true);
  }

  /** Takes in what a run of some devices found. */
  Difference takePart(RunReport report) {
    Set<String> about = new HashSet<>(report.visited());
    about.addAll(report.gone());
    report.failed().forEach(one -> about.add(one.device()));
    return take(report, about::contains);
  }

  List<Missing> missing() {
    return all(missing);
  }

  List<Finding> failed() {
    return all(failed);
  }

  List<Finding> waiting() {
    return all(waiting);
  }

  List<Finding> drifted() {
    return all(drifted);
  }

  List<Subject> subjects() {
    return all(subjects);
  }

  private Difference take(RunReport report, Function<String, Boolean> about) {
    List<Missing> before = missing();
    missing = merged(missing, report.missing(), Missing::device, about);
    failed = merged(failed, report.failed(), Finding::device, about);
    waiting = merged(waiting, report.waiting(), Finding::device, about);
    drifted = merged(drifted, report.drifted(), Finding::device, about);
    subjects = merged(subjects, report.subjects(), Subject::name, about);
    List<Missing> now = missing();
    return new Difference(without(now, before), without(before, now));
  }

  private static <T> Map<String, List<T>> merged(
      Map<String, List<T>> before,
      List<T> found,
      Function<T, String> name,
      Function<String, Boolean> about) {
    Map<String, List<T>> merged = new LinkedHashMap<>(before);
    merged.keySet().removeIf(about::apply);
    for (T one : found) {
      merged.computeIfAbsent(name.apply(one), key -> new ArrayList<>()).add(one);
    }
    return merged;
  }

  /** The evidence may be worded otherwise; what counts is which device lacks what. */
  private static List<Missing> without(List<Missing> all, List<Missing> others) {
    Set<String> keys = new HashSet<>();
    others.forEach(one -> keys.add(key(one)));
    Set<Missing> left = new LinkedHashSet<>(all);
    left.removeIf(one -> keys.contains(key(one)));
    return List.copyOf(left);
  }

  private static String key(Missing one) {
    return one.device() + "\n" + one.path() + "\n" + one.text();
  }

  private static <T> List<T> all(Map<String, List<T>> byDevice) {
    return byDevice.values().stream().flatMap(List::stream).toList();
  }
}
