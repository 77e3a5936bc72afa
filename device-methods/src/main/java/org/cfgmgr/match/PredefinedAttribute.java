package org.cfgmgr.match;

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
    return owner.matches(".*[*?\\[].*");
  }
}
