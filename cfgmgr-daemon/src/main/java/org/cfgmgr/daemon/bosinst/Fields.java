package org.cfgmgr.daemon.bosinst;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.daemon.bosinst.BosinstData.Line;
import org.cfgmgr.kernel.Root;

/** The fields of {@code control_flow}; what is wrong is collected, so that all is told at once. */
final class Fields {
  private static final String STANZA = "control_flow";

  private record Mistake(int line, String text) {}

  private final Root root;
  private final String file;
  private final BosinstData data;
  private final List<Mistake> mistakes = new ArrayList<>();

  Fields(Root root, String file, BosinstData data) {
    this.root = root;
    this.file = file;
    this.data = data;
    checkLines();
  }

  /** Every line is a stanza's name, a field, a comment or blank; nothing is said twice. */
  private void checkLines() {
    Set<String> fields = new HashSet<>();
    boolean seen = false;
    for (Line line : data.lines()) {
      if (line.isHead()) {
        boolean control = line.stanza().equals(STANZA);
        if (control && seen) {
          wrong(line, "a second stanza " + STANZA + ": put all of its fields into one");
        }
        seen |= control;
        fields.clear();
      } else if (line.field().isEmpty() && !line.isEmpty()) {
        wrong(line, "'" + line.text().strip() + "' is neither NAME: nor, indented, FIELD = value");
      } else if (!line.field().isEmpty() && line.stanza().isEmpty()) {
        wrong(line, line.field() + " stands before the name of its stanza, such as control_flow:");
      } else if (!line.field().isEmpty() && !fields.add(line.field())) {
        wrong(line, line.field() + " stands twice in its stanza");
      }
    }
  }

  /** The value as the choices write it; the default where it is blank or wrong. */
  String choice(String field, List<String> choices, String deflt) {
    Optional<Line> line = data.line(STANZA, field).filter(found -> !found.value().isEmpty());
    if (line.isEmpty()) {
      return deflt;
    }
    String value = line.get().value();
    Optional<String> chosen =
        choices.stream().filter(choice -> choice.equalsIgnoreCase(value)).findFirst();
    if (chosen.isEmpty()) {
      wrong(line.get(), field + " = " + value + ": is one of " + String.join(", ", choices));
    }
    return chosen.orElse(deflt);
  }

  boolean yes(String field, boolean deflt) {
    return choice(field, List.of("yes", "no"), deflt ? "yes" : "no").equals("yes");
  }

  /** A program of the system; a path that does not begin with / begins at its root. */
  Optional<String> program(String field) {
    Optional<Line> line = data.line(STANZA, field).filter(found -> !found.value().isEmpty());
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String value = line.get().value();
    String path = value.replaceFirst("^/+", "");
    boolean runs = root.find(path).filter(Files::isRegularFile).isPresent();
    if (!runs) {
      wrong(line.get(), field + " = " + value + ": there is no such file in the system");
    } else if (root.find(path).filter(Files::isExecutable).isEmpty()) {
      wrong(line.get(), field + " = " + value + ": may not be run; chmod +x makes it a program");
    }
    return Optional.of("/" + path);
  }

  /** Throws when something was wrong. */
  void check() {
    if (!mistakes.isEmpty()) {
      mistakes.sort(Comparator.comparing(Mistake::line));
      throw new BosinstException(
          mistakes.stream()
              .map(mistake -> file + ":" + mistake.line() + ": " + mistake.text())
              .toList());
    }
  }

  private void wrong(Line line, String text) {
    mistakes.add(new Mistake(line.number(), text));
  }
}
