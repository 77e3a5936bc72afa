package org.cfgmgr.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cfgmgr.image.net.Claim;
import org.cfgmgr.image.net.NetInterface;
import org.cfgmgr.image.net.NetworkConfig;
import org.cfgmgr.image.net.NetworkFiles;
import org.cfgmgr.preflight.Repair.Edit;

/**
 * Lets the configuration of the card that is gone be that of the one that came, where there is one
 * of each.
 */
final class NetworkRename {
  private static final Pattern NAME =
      Pattern.compile("^([\\w.-]+)(?=$| mac-address=)|\\b[nN]ame=([\\w.-]+)(?=$|[ ,}])");
  private static final Pattern MAC = Pattern.compile("(?:\\p{XDigit}{2}[:-]){5}\\p{XDigit}{2}");

  /** What is made of cards is no card. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:lo|br|bond|team|vlan|vmbr|virbr|docker|lxc|lxd|veth|wg|tun|tap|dummy|vrf)"
              + "[\\d-]*|.*[.:].*");

  /** A card that the configuration names. */
  private record Old(String name, String mac) {
    static Old of(Claim claim) {
      Matcher name = NAME.matcher(claim.wants());
      Matcher mac = MAC.matcher(claim.wants());
      String found = name.find() ? name.group(1) == null ? name.group(2) : name.group(1) : "";
      return new Old(
          MAC.matcher(found).matches() ? "" : found,
          mac.find() ? mac.group().toLowerCase(Locale.ROOT) : "");
    }

    boolean isCard() {
      return !(name.isEmpty() && mac.isEmpty()) && !MADE.matcher(name).matches();
    }

    String text() {
      return name.isEmpty() ? mac : name;
    }
  }

  private final Case all;
  private final NetworkConfig config;

  NetworkRename(Case all) {
    this.all = all;
    this.config = NetworkConfig.read(all.image().root(), all.commandLine());
  }

  /** Adds what is to be done; returns the name of the card that takes over, "" for none. */
  String add(List<Edit> edits, List<String> told) {
    List<NetInterface> here = new NetworkCheck(all).interfaces();
    List<NetInterface> idle =
        here.stream().filter(one -> config.addressing(one).isEmpty()).toList();
    Set<Old> gone = gone(here);
    if (gone.isEmpty() || idle.isEmpty() || config.generated()) {
      return "";
    }
    Old old = gone.iterator().next();
    NetInterface now = idle.get(0);
    boolean clear = gone.size() == 1 && idle.size() == 1 && !now.name().isEmpty();
    List<Edit> found = clear ? rename(old, now) : new ArrayList<>();
    edits.addAll(found);
    if (found.isEmpty()) {
      told.add(
          "the network configuration of %s knows %s, and the machine has %s: say which is which there"
              .formatted(
                  all.image(),
                  gone.stream().map(Old::text).collect(Collectors.joining(", ")),
                  idle.stream().map(Names::of).collect(Collectors.joining(", "))));
    }
    return found.isEmpty() ? "" : now.name();
  }

  private Set<Old> gone(List<NetInterface> here) {
    Set<Old> gone = new LinkedHashSet<>();
    for (Claim claim : config.claims()) {
      boolean fits = here.stream().anyMatch(one -> claim.fits().matches(one));
      Old old = Old.of(claim);
      if (claim.addresses() && claim.file().startsWith("/etc/") && !fits && old.isCard()) {
        gone.add(old);
      }
    }
    return gone;
  }

  /** Nothing where the address of the new card would have to be known, and is not. */
  private List<Edit> rename(Old old, NetInterface now) {
    if (!old.mac().isEmpty() && now.mac().isEmpty()) {
      return List.of();
    }
    return new NetworkFiles(all.image().root(), config.managers())
        .renamed(old.name(), now.name(), old.mac(), now.mac()).entrySet().stream()
            .map(
                file ->
                    new Edit(
                        all.image().root().find(file.getKey()).orElseThrow(),
                        file.getValue().entrySet().stream()
                            .map(line -> line(file.getKey(), line.getKey(), line.getValue()))
                            .toList()))
            .toList();
  }

  private Repair.Line line(String file, int number, String after) {
    String text = all.image().root().read(file).orElse("");
    return new Repair.Line(number, text.split("\n", -1)[number - 1], after);
  }
}
