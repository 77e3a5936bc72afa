package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.Missing;

/**
 * Packages that devices need, as AIX's list for devinstall has them: a line each, with alternatives
 * of which one is needed, the best first.
 */
public record DevicePackages(List<List<String>> lines) {
  /** Of a package (Debian policy, 5.6.1); RPM's names have capitals and underscores too. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]*");

  public DevicePackages {
    lines = lines.stream().map(List::copyOf).toList();
  }

  /**
   * What a plan installs, and what would do in its place.
   *
   * @param missing what the plan was made for
   */
  public static DevicePackages of(Plan plan, List<Missing> missing) {
    List<List<String>> lines = new ArrayList<>();
    List<String> kernel = new ArrayList<>();
    for (Option.Choice choice : plan.chosen().packages()) {
      String name = choice.software().name();
      if (choice.devices().isEmpty()) {
        kernel.add(name);
      } else {
        lines.add(withOthers(name, missing));
      }
    }
    if (!kernel.isEmpty()) {
      lines.add(0, kernel);
    }
    missing.stream()
        .filter(one -> one.cause() == Cause.METHOD)
        .map(one -> List.of(one.text().split(":", -1)))
        .filter(names -> names.stream().allMatch(DevicePackages::isName))
        .filter(names -> lines.stream().allMatch(line -> Collections.disjoint(line, names)))
        .forEach(lines::add);
    return new DevicePackages(lines);
  }

  private static List<String> withOthers(String name, List<Missing> missing) {
    List<String> line = new ArrayList<>(List.of(name));
    missing.stream()
        .filter(one -> one.packages().contains(name))
        .flatMap(one -> one.packages().stream())
        .filter(other -> !line.contains(other))
        .distinct()
        .forEach(line::add);
    return line;
  }

  /**
   * Reads a list. Empty lines, and what follows a {@code #}, say nothing.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static DevicePackages parse(String file, String text) {
    List<List<String>> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String plain = line.replaceFirst("#.*", "").strip();
      if (!plain.isEmpty()) {
        lines.add(names(plain, file + ":" + number));
      }
    }
    return new DevicePackages(lines);
  }

  private static List<String> names(String line, String where) {
    List<String> names = List.of(line.split(":", -1));
    for (String name : names) {
      if (!isName(name)) {
        throw new IllegalArgumentException(
            where
                + ": '"
                + name
                + "' is no name of a package; a line has one, or alternatives with : between");
      }
    }
    return names;
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether no package is needed. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** With more packages that have no alternative. */
  public DevicePackages and(Iterable<String> names) {
    List<List<String>> all = new ArrayList<>(lines);
    names.forEach(name -> all.add(List.of(name)));
    return new DevicePackages(all);
  }

  /** As it is read. */
  public String text() {
    return lines.stream().map(line -> String.join(":", line) + "\n").collect(Collectors.joining());
  }
}
