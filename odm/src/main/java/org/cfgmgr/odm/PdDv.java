package org.cfgmgr.odm;

/**
 * A predefined device, as far as the programs read it; the object keeps the rest.
 *
 * @param key what a device is matched by, {@code devid} where given, else {@code type}; compared
 *     within the subclass (the bus)
 * @param busExtender whether devices appear below it some time after its driver is bound
 */
public record PdDv(
    String uniquetype,
    String type,
    String deviceClass,
    String subclass,
    String prefix,
    String key,
    boolean base,
    boolean hasVpd,
    boolean detectable,
    boolean busExtender,
    int led,
    String driver,
    String configure,
    String catalog,
    int setno,
    int msgno) {

  public static PdDv of(OdmObject object) {
    String devid = object.text("devid");
    String type = object.text("type");
    return new PdDv(
        object.text("uniquetype"),
        type,
        object.text("class"),
        object.text("subclass"),
        object.text("prefix"),
        devid.isEmpty() ? type : devid,
        object.number("base") != 0,
        object.number("has_vpd") != 0,
        object.number("detectable") != 0,
        object.number("bus_ext") != 0,
        (int) object.number("led"),
        object.text("DvDr"),
        object.text("Configure"),
        object.text("catalog"),
        (int) object.number("setno"),
        (int) object.number("msgno"));
  }

  /** Whether a device of this type works only when a driver is bound. */
  public boolean needsDriver() {
    return !driver.isEmpty();
  }
}
