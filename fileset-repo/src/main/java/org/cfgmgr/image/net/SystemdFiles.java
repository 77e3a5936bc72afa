package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.kernel.Root;

/**
 * The configuration files of systemd-networkd and of udev's naming: by name in one order over all
 * directories; one in /etc hides that of the same name in /usr, and drop-ins add to them.
 */
final class SystemdFiles {
  private static final List<String> DIRECTORIES =
      List.of(
          "etc/systemd/network",
          "usr/local/lib/systemd/network",
          "usr/lib/systemd/network",
          "lib/systemd/network");

  /** A file with its drop-ins. */
  record Found(String path, Ini content) {}

  private SystemdFiles() {}

  static List<Found> read(Root root, String suffix) {
    Map<String, String> paths = new TreeMap<>();
    for (String directory : DIRECTORIES) {
      for (String name : root.list(directory)) {
        if (name.endsWith(suffix)) {
          paths.putIfAbsent(name, directory + "/" + name);
        }
      }
    }
    List<Found> found = new ArrayList<>();
    paths.forEach(
        (name, path) -> {
          // What links to /dev/null is switched off.
          String text = root.read(path).orElse("");
          if (!text.isEmpty()) {
            found.add(new Found(path, Ini.parse(text + "\n" + dropIns(root, name))));
          }
        });
    return found;
  }

  private static String dropIns(Root root, String name) {
    Map<String, String> texts = new TreeMap<>();
    for (String directory : DIRECTORIES) {
      String below = directory + "/" + name + ".d";
      for (String dropIn : root.list(below)) {
        if (dropIn.endsWith(".conf")) {
          texts.putIfAbsent(dropIn, root.read(below + "/" + dropIn).orElse(""));
        }
      }
    }
    return String.join("\n", texts.values());
  }
}
