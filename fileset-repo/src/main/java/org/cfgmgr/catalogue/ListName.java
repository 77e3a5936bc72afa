package org.cfgmgr.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an archive's list is by its name, be it below {@code dists/} as in the archive itself or in
 * one name as apt keeps it, where {@code _} stands for {@code /}.
 *
 * @param suite {@code bookworm-security}; "" when the name does not say it
 * @param component {@code main}; "" when the name does not say it
 * @param of the kind and its architecture: {@code Contents-all}
 */
record ListName(Kind kind, String suite, String component, String of) {
  enum Kind {
    PACKAGES("(.*?)(?:(?<=_)(?:binary-[a-z0-9]+_)|^)(Packages)"),
    CONTENTS("(.*?)(?<=_|^)(Contents-[a-z0-9]+)"),
    DEP11("(.*?)(?:(?<=_)dep11_|(?<=_|^))(Components-[a-z0-9]+)\\.yml"),
    RELEASE("(.*?)(?<=_|^)((?:In)?Release)");

    private final Pattern name;

    Kind(String name) {
      this.name = Pattern.compile(name);
    }
  }

  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|xz|bz2|lz4|zst)$");
  private static final Pattern PLACE = Pattern.compile("(?:^|.*_)dists_(.+?)(?:_([a-z][a-z-]*))?_");

  /** Tells a list by its path below the directory that is searched; empty when it is none. */
  static Optional<ListName> of(String path) {
    String plain = PACKED.matcher(path.replace('/', '_')).replaceFirst("");
    for (Kind kind : Kind.values()) {
      Matcher name = kind.name.matcher(plain);
      if (name.matches()) {
        Matcher place = PLACE.matcher(name.group(1));
        return Optional.of(
            place.matches()
                ? new ListName(
                    kind,
                    place.group(1),
                    place.group(2) == null ? "" : place.group(2),
                    name.group(2))
                : new ListName(kind, "", "", name.group(2)));
      }
    }
    return Optional.empty();
  }

  /** For people: {@code bookworm/main Contents-all}. */
  String describe() {
    String place =
        suite.isEmpty() || component.isEmpty() ? suite + component : suite + "/" + component;
    return place.isEmpty() ? of : place + " " + of;
  }
}
