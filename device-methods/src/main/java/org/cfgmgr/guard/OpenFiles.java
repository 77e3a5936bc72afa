package org.cfgmgr.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The device files that processes have open: {@code /proc/PID/fd/N} (proc(5)).
 *
 * @param holders by the path of a file below {@code /dev}, one process that has it open
 * @param isComplete whether the files of every process could be seen
 */
record OpenFiles(Map<String, String> holders, boolean isComplete) {
  /** These open every new disk for a moment, to see what is on it. */
  private static final Set<String> PASSING = Set.of("systemd-udevd", "(udev-worker)", "udevd");

  static OpenFiles of(KernelFiles files) {
    Map<String, String> holders = new LinkedHashMap<>();
    boolean isComplete = true;
    for (String pid : Processes.of(files)) {
      isComplete &= read(files, pid, holders);
    }
    return new OpenFiles(holders, isComplete);
  }

  private static boolean read(KernelFiles files, String pid, Map<String, String> holders) {
    String directory = "proc/" + pid + "/fd";
    Optional<List<String>> open = files.listing(directory);
    boolean isSeen = open.isPresent();
    boolean isPassing = files.text("proc/" + pid + "/comm").filter(PASSING::contains).isPresent();
    for (String number : open.orElse(List.of())) {
      Optional<String> file = files.link(directory + "/" + number);
      // What was closed meanwhile is no link any more; one of another user's stays and is not told.
      isSeen &= file.isPresent() || !files.isLink(directory + "/" + number);
      file.filter(path -> !isPassing && isDevice(path))
          .ifPresent(path -> holders.putIfAbsent(path, pid));
    }
    // What has ended meanwhile holds nothing.
    return isSeen || !files.isThere("proc/" + pid);
  }

  private static boolean isDevice(String path) {
    return path.startsWith("/dev/") && !path.startsWith("/dev/pts/") && !path.equals("/dev/null");
  }

  /** Who has a device file open, for people. */
  Optional<String> holder(KernelFiles files, String path) {
    return Optional.ofNullable(holders.get(path)).map(pid -> Processes.title(files, pid));
  }
}
