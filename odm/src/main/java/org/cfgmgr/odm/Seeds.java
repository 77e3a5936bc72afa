package org.cfgmgr.odm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The objects that come with the product, as stanza files. A store takes in the predefined classes
 * whenever the files have changed; what an administrator added or changed stays. Configuration
 * rules are taken in once: from then on they are the administrator's.
 */
public final class Seeds {
  private static final List<OdmClass> PREDEFINED =
      List.of(
          StandardClasses.PDDV,
          StandardClasses.PDAT,
          StandardClasses.PDCN,
          StandardClasses.ABSORBED,
          StandardClasses.MESSAGES);

  private Seeds() {}

  /**
   * Whether the store lacks what the files of a directory hold now. Cheap when no file was touched;
   * reads them, but parses nothing, when one was.
   */
  public static boolean stale(SqliteOdm odm, Path directory) {
    SeedFiles files = SeedFiles.of(directory);
    String stamp = odm.stamp();
    return !files.areUntouchedSince(stamp) && !files.areSameAs(stamp);
  }

  /**
   * Fills or refreshes a store; does nothing when it has what the files hold.
   *
   * @return the mistakes in the files; what is good is taken in all the same
   */
  public static List<String> load(SqliteOdm odm, Path directory) {
    SeedFiles files = SeedFiles.of(directory);
    String before = odm.stamp();
    if (files.areSameAs(before)) {
      odm.note(files.stamp());
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    List<OdmObject> objects = read(odm, files, problems);
    boolean first = before.isEmpty();
    odm.seed(wanted(odm, objects, first), PREDEFINED, before, files.stamp());
    return problems;
  }

  private static List<OdmObject> read(SqliteOdm odm, SeedFiles files, List<String> problems) {
    List<OdmObject> objects = new ArrayList<>();
    for (Path file : files.files()) {
      try {
        StanzaObjects.Content content = StanzaObjects.read(file, odm.types());
        content.problems().forEach(problem -> problems.add(problem.toString()));
        objects.addAll(content.objects());
      } catch (OdmException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return objects;
  }

  /** All but those in whose place the administrator has another, or which are taken in once. */
  private static List<OdmObject> wanted(SqliteOdm odm, List<OdmObject> objects, boolean first) {
    Set<String> taken = new HashSet<>();
    for (OdmClass type : PREDEFINED) {
      odm.ownedByUsers(type).forEach(object -> taken.add(key(object)));
    }
    return objects.stream()
        .filter(object -> first || PREDEFINED.contains(object.type()))
        .filter(object -> !taken.contains(key(object)))
        .toList();
  }

  private static String key(OdmObject object) {
    return switch (object.type().name()) {
      case "PdDv" -> "PdDv " + object.text("uniquetype");
      case "PdAt" -> "PdAt " + object.text("uniquetype") + " " + object.text("attribute");
      case "Absorbed" -> "Absorbed " + object.text("bus") + " " + object.text("seq");
      case "Messages" ->
          "Messages %s %s %s"
              .formatted(object.text("catalog"), object.text("setno"), object.text("msgno"));
      default -> object.toString();
    };
  }
}
