package org.cfgmgr.daemon.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.odm.OdmObject;

/**
 * An attribute of a device or of a type.
 *
 * @param predefined its PdAt; empty when a device has an attribute that its type does not
 * @param customized its CuAt; empty when it has its default, and for types
 */
record AttributeRow(
    String name, Optional<OdmObject> predefined, Optional<OdmObject> customized, String description)
    implements Row {
  static final List<String> COLUMNS =
      List.of(
          "attribute",
          "value",
          "deflt",
          "description",
          "user_settable",
          "values",
          "type",
          "generic",
          "rep",
          "nls_index",
          "uniquetype");

  /** Where a device is and what it is, which lsdev tells. */
  private static final Set<String> INTERNAL = Set.of("sysfs_path", "hw_id");

  /** Kept for the engine, and of use to users where it is known. */
  private static final String IDENTITY = "unique_id";

  @Override
  public String text(String column) {
    return switch (column) {
      case "attribute" -> name;
      case "value" -> customized.map(object -> object.text("value")).orElseGet(this::deflt);
      case "deflt" -> deflt();
      case "description" -> description;
      case "user_settable" -> isSettable() ? "True" : "False";
      case "values", "uniquetype" -> predefined.map(object -> object.text(column)).orElse("");
      default -> defining().text(column);
    };
  }

  @Override
  public Object value(String column) {
    return column.equals("user_settable") ? (Object) isSettable() : text(column);
  }

  /** Whether users see it: it has the mark for that, and is none of the engine's own. */
  boolean isShown() {
    return name.equals(IDENTITY) ? customized.isPresent() : has('D') && !INTERNAL.contains(name);
  }

  /** Its legal values, one each line; none when any value is legal. */
  List<String> legalValues() {
    return predefined
        .map(object -> LegalValues.lines(object.text("values"), object.text("rep")))
        .orElse(List.of());
  }

  private String deflt() {
    return predefined.map(object -> object.text("deflt")).orElse("");
  }

  private boolean isSettable() {
    return has('U');
  }

  private boolean has(char mark) {
    return defining().text("generic").indexOf(mark) >= 0;
  }

  private OdmObject defining() {
    return predefined.or(() -> customized).orElseThrow();
  }
}
