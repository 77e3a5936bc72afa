package org.cfgmgr.daemon.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The memory of this process as the kernel counts it (proc(5), {@code /proc/PID/status}). */
final class Memory {
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /** Bytes in memory now; 0 where the kernel does not say. */
  static Number now() {
    try {
      return resident(Files.readAllLines(Path.of("/proc/self/status")));
    } catch (IOException e) {
      return 0;
    }
  }

  static long resident(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(RESIDENT))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
        .findFirst()
        .orElse(0);
  }
}
