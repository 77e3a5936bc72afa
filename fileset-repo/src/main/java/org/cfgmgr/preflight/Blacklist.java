package org.cfgmgr.preflight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.image.Initramfs;
import org.cfgmgr.image.Modules;

/**
 * What keeps modules out of the initramfs's hands: its own {@code modprobe.d}, which is a copy from
 * when it was made, and the kernel command line ({@code blacklist=} is initramfs-tools' own).
 */
final class Blacklist {
  private static final List<String> PARAMETERS =
      List.of("modprobe.blacklist", "module_blacklist", "blacklist", "rd.driver.blacklist");

  private final Map<String, String> blocked = new HashMap<>();

  private Blacklist() {}

  static Blacklist of(Case all) {
    Blacklist list = new Blacklist();
    for (String parameter : PARAMETERS) {
      for (String value : all.commandLine().values(parameter)) {
        List.of(value.split(",", -1))
            .forEach(name -> list.block(name, "kernel command line, " + parameter));
      }
    }
    all.initramfs().ifPresent(list::read);
    return list;
  }

  private void read(Initramfs initramfs) {
    for (String directory : List.of("etc/modprobe.d", "lib/modprobe.d")) {
      initramfs
          .textsBelow(directory)
          .forEach((path, text) -> text.lines().forEach(line -> line(path, line)));
    }
  }

  private void line(String path, String line) {
    String[] words = line.strip().split("\\s+", -1);
    boolean blacklist = words.length == 2 && words[0].equals("blacklist");
    boolean nothing =
        words.length >= 3
            && words[0].equals("install")
            && words[2].matches("(?:.*/)?(?:true|false|:)");
    if (blacklist || nothing) {
      block(words[1], path + " in the initramfs");
    }
  }

  private void block(String module, String why) {
    blocked.putIfAbsent(Modules.fold(module), why);
  }

  Optional<String> why(String module) {
    return Optional.ofNullable(blocked.get(Modules.fold(module)));
  }
}
