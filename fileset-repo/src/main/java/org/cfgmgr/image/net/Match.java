package org.cfgmgr.image.net;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cfgmgr.kernel.Fnmatch;

/** The {@code [Match]} section of systemd.network(5) and systemd.link(5). */
final class Match {
  private static final String SECTION = "Match";

  private final Ini file;

  Match(Ini file) {
    this.file = file;
  }

  /** Whether there is anything in it; a file without matches nothing. */
  boolean isEmpty() {
    return file.settings(SECTION).isEmpty();
  }

  /** For a .network file, which is asked when udev has given the name. */
  boolean network(NetInterface candidate) {
    return common(candidate) && names(candidate);
  }

  /** For a .link file, which is asked when the kernel's name still holds. */
  boolean link(NetInterface candidate) {
    String original = candidate.kernelName().isEmpty() ? "eth0" : candidate.kernelName();
    return common(candidate) && globs("OriginalName", Stream.of(original).toList());
  }

  private boolean common(NetInterface candidate) {
    return !isEmpty()
        && mac("MACAddress", candidate.mac())
        && mac("PermanentMACAddress", candidate.permanent() ? candidate.mac() : "")
        && globs("Path", List.of(candidate.path()))
        && globs("Driver", List.of(candidate.driver()))
        && globs("Type", List.of(candidate.type()))
        && file.words(SECTION, "Kind").isEmpty()
        && file.words(SECTION, "SSID").isEmpty()
        && file.words(SECTION, "BSSID").isEmpty();
  }

  private boolean names(NetInterface candidate) {
    Stream<String> all =
        Stream.concat(Stream.of(candidate.name()), candidate.otherNames().stream());
    return globs("Name", all.toList());
  }

  private boolean mac(String key, String address) {
    List<String> wanted = file.words(SECTION, key);
    return wanted.isEmpty() || wanted.stream().anyMatch(mac -> plain(mac).equals(plain(address)));
  }

  private static String plain(String mac) {
    return mac.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
  }

  /** Any of the patterns; with {@code !} in front of the list, none of them. */
  private boolean globs(String key, List<String> texts) {
    List<String> patterns = file.words(SECTION, key);
    if (patterns.isEmpty()) {
      return true;
    }
    boolean inverted = patterns.get(0).startsWith("!");
    boolean any =
        patterns.stream()
            .map(pattern -> pattern.startsWith("!") ? pattern.substring(1) : pattern)
            .anyMatch(pattern -> texts.stream().anyMatch(text -> Fnmatch.matches(pattern, text)));
    return any != inverted;
  }

  /** For people: {@code Name=enp0s3}. */
  String text() {
    return file.settings(SECTION).stream()
        .map(setting -> setting.key() + "=" + setting.value())
        .collect(Collectors.joining(" "));
  }
}
