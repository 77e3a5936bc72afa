package org.cfgmgr.match;

import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.ShellPattern;

/**
 * A predefined attribute.
 *
 * @param owner the unique type that has it, or a pattern for several
 * @param generic D for what is shown, U for what users may set
 * @param nls the number of its description in the set of the type
 * @param access where the kernel keeps the value; "" when it does not
 */
public record PredefinedAttribute(
    String owner,
    String name,
    String deflt,
    String values,
    String type,
    String generic,
    String rep,
    int nls,
    String access) {

  private static final String PATTERN_SIGNS = "*?[";
  private static final String DRIVER_CHOICE = "driver_override";

  static PredefinedAttribute of(OdmObject object) {
    return new PredefinedAttribute(
        object.text("uniquetype"),
        object.text("attribute"),
        object.text("deflt"),
        object.text("values"),
        object.text("type"),
        object.text("generic"),
        object.text("rep"),
        (int) object.number("nls_index"),
        object.text("access"));
  }

  boolean isFor(String uniquetype) {
    return owner.equals(uniquetype) || ShellPattern.matches(owner, uniquetype);
  }

  /** Of two that are for a type the one with the higher number stands. */
  int weight() {
    return isPattern() ? owner.length() : Integer.MAX_VALUE;
  }

  private boolean isPattern() {
    for (int i = 0; i < owner.length(); i++) {
      if (PATTERN_SIGNS.indexOf(owner.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The object of a device that has a value of its own. */
  public CuAt customized(String device, String value) {
    return new CuAt(device, name, value, type, generic, rep, nls);
  }

  /** Whether users may set it. */
  public boolean isSettable() {
    return generic.indexOf('U') >= 0;
  }

  /** Whether users may set it while the device is at work. */
  public boolean isDynamic() {
    return isSettable()
        && !access.isEmpty()
        && !access.startsWith("!")
        && !access.endsWith(DRIVER_CHOICE);
  }

  /** Whether it stands for several others, which are set together. */
  public boolean isGroup() {
    return type.equals("G");
  }

  /** Whether its value is always that of another one. */
  public boolean isShared() {
    return type.equals("S");
  }
}
