package org.cfgmgr.image;

import java.util.List;
import java.util.stream.Stream;

/** Where the kernel looks for firmware (drivers/base/firmware_loader/main.c, {@code fw_path}). */
final class Firmware {
  private static final List<String> SUFFIXES = List.of("", ".xz", ".zst");

  private Firmware() {}

  /** All paths of a file, the first found wins. */
  static Stream<String> places(String release, String name) {
    return Stream.of("updates/" + release + "/", "updates/", release + "/", "")
        .flatMap(place -> SUFFIXES.stream().map(suffix -> "lib/firmware/" + place + name + suffix));
  }
}
