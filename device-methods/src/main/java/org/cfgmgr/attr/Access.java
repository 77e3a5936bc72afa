package org.cfgmgr.attr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace.Kind;

/**
 * The descriptor {@code access} of PdAt: where the kernel keeps an attribute.
 *
 * <pre>
 * access = ["!"] kind ":" place
 * sysfs:PATH|PATH      the first file that is there: below the device's directory, or below /sys
 *                      when it begins with "/"; a component "*" stands for any name
 * sysctl:PATH          a file below /proc/sys; %k stands for the device's kernel name
 * ethtool:GROUP.NAME   a setting of an interface's driver: rings.rx, channels.combined, features.tso
 * route:inet           the routes that are there (inet6: of IPv6)
 * route:inet-absent    the routes that are not to be there (inet6-absent)
 * </pre>
 *
 * @param disruptive whether it begins with "!": setting it may take the device from its users
 */
record Access(Kind kind, String place, boolean disruptive) {
  private static final String ABOVE = "..";

  /** Empty when the text is none, or not understood. */
  static Optional<Access> parse(String text) {
    boolean disruptive = text.startsWith("!");
    String rest = disruptive ? text.substring(1) : text;
    int colon = rest.indexOf(':');
    if (colon < 0 || List.of(rest.split("[:/|]")).contains(ABOVE)) {
      return Optional.empty();
    }
    String place = rest.substring(colon + 1);
    return kind(rest.substring(0, colon)).map(kind -> new Access(kind, place, disruptive));
  }

  private static Optional<Kind> kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The paths of {@link Kind#SYSFS}, first choice first. */
  List<String> alternatives() {
    return List.of(place.split("\\|"));
  }

  KernelPlace at(String device, String where) {
    return new KernelPlace(kind, device, where, disruptive);
  }
}
