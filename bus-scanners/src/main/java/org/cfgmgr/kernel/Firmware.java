package org.cfgmgr.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The firmware files of an installed system, where a kernel of it looks for them: the kernel's
 * Documentation/driver-api/firmware/fw_search_path.rst, packed ones as far as that kernel unpacks
 * them.
 */
public final class Firmware {
  private static final String PARAMETER = "firmware_class.path=";

  private final Root root;
  private final List<String> places = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>(List.of(""));

  private Firmware(Root root, String release, String commandLine) {
    this.root = root;
    for (String word : commandLine.split("\\s+", -1)) {
      if (word.startsWith(PARAMETER) && word.length() > PARAMETER.length()) {
        places.add(word.substring(PARAMETER.length()));
      }
    }
    for (String library : List.of("lib", "usr/lib")) {
      for (String place : List.of("updates/" + release, "updates", release, "")) {
        places.add(library + "/firmware/" + place);
      }
    }
    String config = root.read("boot/config-" + release).orElse("");
    for (String packing : List.of("xz", "zst")) {
      if (!config.contains("# CONFIG_FW_LOADER_COMPRESS_" + option(packing) + " is not set")) {
        suffixes.add("." + packing);
      }
    }
  }

  /** Firmware for a kernel whose command line is not known. */
  public static Firmware of(Path root, String release) {
    return of(root, release, "");
  }

  /**
   * Firmware for a kernel.
   *
   * @param root of the system it is installed in
   * @param release as {@code uname -r} prints it
   * @param commandLine the kernel's; {@code firmware_class.path=} counts
   */
  public static Firmware of(Path root, String release, String commandLine) {
    return new Firmware(new Root(root), release, commandLine);
  }

  /**
   * Whether a file is there, packed or not.
   *
   * @param name below {@code /lib/firmware}, as a module declares it; with wildcards of fnmatch(3)
   *     any file that matches will do
   */
  public boolean present(String name) {
    return find(name).isPresent();
  }

  /** The file that the kernel takes for a name; of several that match wildcards, the first. */
  public Optional<Path> find(String name) {
    return places.stream().flatMap(place -> find(place, name).stream()).findFirst();
  }

  private Optional<Path> find(String place, String name) {
    for (String suffix : suffixes) {
      Optional<Path> found =
          isPattern(name)
              ? matching(place, name + suffix)
              : root.find(place + "/" + name + suffix).filter(Files::isRegularFile);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> matching(String directory, String pattern) {
    int slash = pattern.indexOf('/');
    String part = slash < 0 ? pattern : pattern.substring(0, slash);
    for (String entry : isPattern(part) ? root.list(directory) : List.of(part)) {
      String path = directory + "/" + entry;
      if (Fnmatch.matches(part, entry)) {
        Optional<Path> found =
            slash < 0
                ? root.find(path).filter(Files::isRegularFile)
                : matching(path, pattern.substring(slash + 1));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPattern(String name) {
    Predicate<Integer> special = character -> "*?[".indexOf(character) >= 0;
    return name.chars().boxed().anyMatch(special);
  }

  private static String option(String packing) {
    return packing.equals("zst") ? "ZSTD" : "XZ";
  }
}
