package org.cfgmgr.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.scan.SysTree;

/**
 * What is mounted where (kernel, Documentation/filesystems/proc.rst, section 3.5). No recording
 * holds it: it is of the running system, not of the machine.
 */
final class Mounts {
  private static final String FILE = "proc/self/mountinfo";
  private static final int DEVICE = 2;
  private static final int PLACE = 4;

  private final Map<String, Mount> byPlace = new HashMap<>();

  /**
   * A file system.
   *
   * @param device major and minor number of what it is on: {@code 254:1}
   * @param source what was mounted: {@code /dev/vda1}
   */
  record Mount(String device, String type, String source) {}

  Mounts(SysTree files) {
    for (String line : files.read(FILE).orElse("").split("\n", -1)) {
      List<String> words = List.of(line.split(" ", -1));
      int separator = words.indexOf("-");
      if (separator > PLACE && separator + 2 < words.size()) {
        // What was mounted last covers what was there.
        byPlace.put(
            words.get(PLACE),
            new Mount(words.get(DEVICE), words.get(separator + 1), words.get(separator + 2)));
      }
    }
  }

  boolean isEmpty() {
    return byPlace.isEmpty();
  }

  Optional<Mount> at(String place) {
    return Optional.ofNullable(byPlace.get(place));
  }
}
