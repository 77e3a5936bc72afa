package org.cfgmgr.daemon.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.attr.DeviceAttributes;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.odm.OdmObject;

/**
 * An attribute of a device or of a type.
 *
 * @param predefined its PdAt; empty when a device has an attribute that its type does not
 * @param customized its CuAt; empty when it has its default, and for types
 * @param attributes all of the device; of those that the kernel keeps the value is read when asked
 */
record AttributeRow(
    String name,
    Optional<PredefinedAttribute> predefined,
    Optional<OdmObject> customized,
    String description,
    DeviceAttributes attributes)
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
      case "value" -> attributes.effective(name);
      case "description" -> description;
      case "user_settable" -> settable();
      default -> predefined.isPresent() ? predefined(column) : customized(column);
    };
  }

  @Override
  public Object value(String column) {
    return column.equals("user_settable") ? (Object) has('U') : text(column);
  }

  /** Whether users see it: it has the mark for that, and is none of the engine's own. */
  boolean isShown() {
    return name.equals(IDENTITY) ? customized.isPresent() : has('D') && !INTERNAL.contains(name);
  }

  /** Whether the device has it now. */
  boolean isOffered() {
    return predefined.isEmpty() || attributes.isOffered(predefined.get());
  }

  /** Its legal values, one each line; none when any value is legal. */
  List<String> legalValues() {
    return predefined.isPresent() ? attributes.legal(predefined.get()).lines() : List.of();
  }

  /** With a plus where the device need not be reset (AIX 7.2 and later). */
  private String settable() {
    if (!has('U')) {
      return "False";
    }
    return predefined.isPresent() && predefined.get().isDynamic() ? "True+" : "True";
  }

  private boolean has(char mark) {
    return text("generic").indexOf(mark) >= 0;
  }

  private String predefined(String column) {
    PredefinedAttribute attribute = predefined.orElseThrow();
    return switch (column) {
      case "deflt" -> attribute.deflt();
      case "values" -> attribute.values();
      case "type" -> attribute.type();
      case "generic" -> attribute.generic();
      case "rep" -> attribute.rep();
      case "nls_index" -> Integer.toString(attribute.nls());
      default -> attribute.owner();
    };
  }

  private String customized(String column) {
    OdmObject object = customized.orElseThrow();
    return object.type().descriptor(column).isPresent() ? object.text(column) : "";
  }
}
