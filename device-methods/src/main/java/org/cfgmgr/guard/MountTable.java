package org.cfgmgr.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is mounted in each mount namespace that has a process.
 *
 * @param own as this process sees it; empty only where {@code /proc/self/mountinfo} cannot be read,
 *     since something is always mounted
 * @param others by a process that sees it so: one of each {@code /proc/PID/ns/mnt}
 */
record MountTable(List<Mount> own, Map<String, List<Mount>> others) {
  static MountTable of(KernelFiles files) {
    Map<String, List<Mount>> others = new LinkedHashMap<>();
    Set<Optional<String>> seen = new HashSet<>();
    seen.add(files.link("proc/self/ns/mnt"));
    for (String pid : candidates(files)) {
      // Whoever may not see which namespace it is (all but root) sees one of them: that of init.
      if (seen.add(files.link("proc/" + pid + "/ns/mnt"))) {
        others.put(pid, read(files, pid));
      }
    }
    return new MountTable(read(files, "self"), others);
  }

  private static List<String> candidates(KernelFiles files) {
    List<String> pids = new ArrayList<>(Processes.of(files));
    if (pids.remove("1")) {
      pids.add(0, "1");
    }
    return pids;
  }

  private static List<Mount> read(KernelFiles files, String pid) {
    return files.lines("proc/" + pid + "/mountinfo").stream()
        .flatMap(line -> Mount.parse(line).stream())
        .toList();
  }
}
