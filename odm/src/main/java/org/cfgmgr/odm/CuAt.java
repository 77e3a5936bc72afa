package org.cfgmgr.odm;

import java.util.Map;

/** A customized attribute: a value that differs from the default of its type. */
public record CuAt(
    String name, String attribute, String value, String type, String generic, String rep, int nls) {

  /** A plain text attribute that users see and programs set. */
  public static CuAt text(String name, String attribute, String value) {
    return new CuAt(name, attribute, value, "R", "D", "s", 0);
  }

  public static CuAt of(OdmObject object) {
    return new CuAt(
        object.text("name"),
        object.text("attribute"),
        object.text("value"),
        object.text("type"),
        object.text("generic"),
        object.text("rep"),
        (int) object.number("nls_index"));
  }

  public OdmObject toObject() {
    return OdmObject.of(
        StandardClasses.CUAT,
        Map.of(
            "name", name,
            "attribute", attribute,
            "value", value,
            "type", type,
            "generic", generic,
            "rep", rep,
            "nls_index", (long) nls));
  }
}
