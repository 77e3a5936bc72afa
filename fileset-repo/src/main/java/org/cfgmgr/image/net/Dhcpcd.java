package org.cfgmgr.image.net;

import java.util.List;
import org.cfgmgr.kernel.Fnmatch;
import org.cfgmgr.kernel.Root;

/** dhcpcd as a service of its own, which takes every interface it is not told to leave alone. */
final class Dhcpcd implements Manager {
  private static final String FILE = "etc/dhcpcd.conf";

  private final Root root;

  Dhcpcd(Root root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "dhcpcd";
  }

  @Override
  public boolean enabled() {
    return Units.enabled(root, "dhcpcd.service");
  }

  @Override
  public List<Claim> claims() {
    List<String> allowed = patterns("allowinterfaces");
    List<String> denied = patterns("denyinterfaces");
    return List.of(
        new Claim(
            "/" + FILE,
            allowed.isEmpty() ? "any" : String.join(" ", allowed),
            candidate ->
                (allowed.isEmpty() || any(allowed, candidate.name()))
                    && !any(denied, candidate.name()),
            true,
            "DHCP"));
  }

  private static boolean any(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> Fnmatch.matches(pattern, name));
  }

  private List<String> patterns(String key) {
    return root.read(FILE)
        .orElse("")
        .lines()
        .map(line -> List.of(line.strip().split("[\\s,]+", -1)))
        .filter(words -> words.get(0).equals(key))
        .flatMap(words -> words.stream().skip(1))
        .toList();
  }
}
