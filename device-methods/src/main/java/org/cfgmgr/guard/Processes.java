package org.cfgmgr.guard;

import java.util.List;
import java.util.regex.Pattern;

/** The processes of {@code /proc}. */
final class Processes {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Processes() {}

  /** Their numbers, as text. */
  static List<String> of(KernelFiles files) {
    return files.names("proc").stream().filter(name -> NUMBER.matcher(name).matches()).toList();
  }

  /** A process for people: {@code /proc/PID/comm} and its number. */
  static String title(KernelFiles files, String pid) {
    String name = files.text("proc/" + pid + "/comm").map(comm -> comm + " ").orElse("");
    return name.isEmpty() ? "process " + pid : name + "(process " + pid + ")";
  }
}
