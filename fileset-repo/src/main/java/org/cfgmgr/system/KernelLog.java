package org.cfgmgr.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a kernel logged of firmware that it did not find, of the lines that dmesg(1) prints. */
public final class KernelLog {
  /**
   * Debian's kernels say it in their own words; drivers/base/firmware_loader/main.c in the others.
   */
  private static final Pattern FAILED =
      Pattern.compile(
          "(\\S+) (\\S+): (?:firmware: failed to load (\\S+) \\((-\\d+)\\)"
              + "|Direct firmware load for (\\S+) failed with error (-\\d+))");

  /**
   * Names that drivers try in vain on machines on which all is well; the installer skips them too.
   */
  private static final Pattern NOISE = Pattern.compile("iwl-debug-yoyo\\.bin|.*/\\.\\..*");

  private final List<Failure> failures = new ArrayList<>();

  /**
   * A file that a driver asked for and did not get.
   *
   * @param driver its name
   * @param device the kernel's name of the device, {@code 0000:03:00.0}
   * @param firmware below {@code /lib/firmware}
   * @param error of the kernel: -2 when there is no such file
   */
  public record Failure(String driver, String device, String firmware, int error) {}

  private KernelLog(String text) {
    Matcher line = FAILED.matcher(text);
    while (line.find()) {
      boolean debian = line.group(3) != null;
      String firmware = line.group(debian ? 3 : 5);
      if (!NOISE.matcher(firmware).matches()) {
        failures.add(
            new Failure(
                line.group(1),
                line.group(2),
                firmware,
                Integer.parseInt(line.group(debian ? 4 : 6))));
      }
    }
  }

  /** Of the text of a log. */
  public static KernelLog of(String text) {
    return new KernelLog(text);
  }

  /** Of a kernel that has not run. */
  public static KernelLog empty() {
    return new KernelLog("");
  }

  /** What failed for a device, each name once, in the order in which the driver asked. */
  public List<String> missing(String device) {
    return failures.stream()
        .filter(failure -> failure.device().equals(device))
        .map(Failure::firmware)
        .distinct()
        .toList();
  }

  /** All that failed, in the order of the log. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }
}
