package org.cfgmgr.image.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.net.SystemdFiles.Found;
import org.cfgmgr.kernel.Root;

/**
 * How the udev of a system names interfaces: its .link files, rules that name, the command line.
 */
public final class Naming {
  private static final List<String> UDEV =
      List.of(
          "usr/lib/systemd/systemd-udevd",
          "lib/systemd/systemd-udevd",
          "usr/bin/udevadm",
          "bin/udevadm",
          "sbin/udevd",
          "usr/sbin/udevd");
  private static final List<String> RULES =
      List.of("etc/udev/rules.d", "usr/lib/udev/rules.d", "lib/udev/rules.d");
  private static final String SETUP_LINK = "80-net-setup-link.rules";
  private static final Pattern BY_ADDRESS =
      Pattern.compile(
          "(?m)^[^#\\n]*ATTR\\{address}==\"([0-9A-Fa-f:*?]+)\"[^\\n]*\\bNAME=\"([^\"$%]+)\"");

  private final boolean keepsKernelNames;
  private final String why;
  private final List<Found> links;
  private final Map<String, String> byAddress = new TreeMap<>();

  private Naming(String why, List<Found> links) {
    this.keepsKernelNames = !why.isEmpty();
    this.why = why;
    this.links = links;
  }

  /** Reads what names interfaces in a system. */
  public static Naming read(Root root, CommandLine commandLine) {
    Naming naming = new Naming(kernelNames(root, commandLine), SystemdFiles.read(root, ".link"));
    for (String name : root.list(RULES.get(0))) {
      Matcher rule = BY_ADDRESS.matcher(root.read(RULES.get(0) + "/" + name).orElse(""));
      while (rule.find()) {
        naming.byAddress.putIfAbsent(rule.group(1).toLowerCase(Locale.ROOT), rule.group(2));
      }
    }
    return naming;
  }

  /** Why the kernel's names stay; "" when udev gives others. */
  private static String kernelNames(Root root, CommandLine commandLine) {
    if (commandLine.value("net.ifnames").filter(value -> value.equals("0")).isPresent()) {
      return "net.ifnames=0 on the kernel command line";
    }
    if (UDEV.stream().noneMatch(file -> root.find(file).isPresent())) {
      return "the image has no udev";
    }
    Optional<String> rules =
        RULES.stream()
            .filter(directory -> root.list(directory).contains(SETUP_LINK))
            .findFirst()
            .map(directory -> root.read(directory + "/" + SETUP_LINK).orElse(""));
    return rules.orElse("").isEmpty() ? SETUP_LINK + " is switched off" : "";
  }

  /** Why interfaces keep the kernel's names; "" when they do not. */
  public String why() {
    return why;
  }

  /** The interface with the name it will have; "" when that hangs on chance. */
  public NetInterface name(NetInterface candidate, NetId names) {
    String fixed = byAddress.getOrDefault(candidate.mac(), "");
    if (!fixed.isEmpty()) {
      return candidate.named(fixed, List.of());
    }
    if (keepsKernelNames) {
      return candidate.named(candidate.kernelName(), List.of());
    }
    return links.stream()
        .map(Found::content)
        .filter(file -> new Match(file).link(candidate))
        .findFirst()
        .map(file -> named(candidate, names, file))
        .orElseGet(() -> candidate.named(candidate.kernelName(), List.of()));
  }

  private static NetInterface named(NetInterface candidate, NetId names, Ini file) {
    List<String> others = new ArrayList<>(file.words("Link", "AlternativeName"));
    others.addAll(policy(file, "AlternativeNamesPolicy", names));
    String given = file.value("Link", "Name");
    String name =
        policy(file, "NamePolicy", names).stream()
            .findFirst()
            .orElse(given.isEmpty() ? candidate.kernelName() : given);
    others.remove(name);
    return candidate.named(name, others);
  }

  private static List<String> policy(Ini file, String key, NetId names) {
    return file.words("Link", key).stream().map(names::by).filter(name -> !name.isEmpty()).toList();
  }
}
