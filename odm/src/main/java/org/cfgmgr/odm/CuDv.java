package org.cfgmgr.odm;

import java.util.Map;

/**
 * A customized device.
 *
 * @param driver the driver that is bound, "" when none ({@code ddins})
 * @param type the uniquetype of its predefined device ({@code PdDvLn})
 */
public record CuDv(
    String name,
    Status status,
    ChangeStatus change,
    String driver,
    String location,
    String parent,
    String connwhere,
    String type) {

  /** States of a device; the numbers are AIX's. */
  public enum Status {
    DEFINED(0, "Defined"),
    AVAILABLE(1, "Available"),
    STOPPED(2, "Stopped");

    private final long number;
    private final String label;

    Status(long number, String label) {
      this.number = number;
      this.label = label;
    }

    /** The word that commands print. */
    public String label() {
      return label;
    }
  }

  /** What has become of a device since it was defined; the numbers are AIX's. */
  public enum ChangeStatus {
    NEW(0),
    DONT_CARE(1),
    SAME(2),
    MISSING(3);

    private final long number;

    ChangeStatus(long number) {
      this.number = number;
    }
  }

  public static CuDv of(OdmObject object) {
    return new CuDv(
        object.text("name"),
        pick(Status.values(), object, "status"),
        pick(ChangeStatus.values(), object, "chgstatus"),
        object.text("ddins"),
        object.text("location"),
        object.text("parent"),
        object.text("connwhere"),
        object.text("PdDvLn"));
  }

  public OdmObject toObject() {
    return OdmObject.of(
        StandardClasses.CUDV,
        Map.of(
            "name", name,
            "status", status.number,
            "chgstatus", change.number,
            "ddins", driver,
            "location", location,
            "parent", parent,
            "connwhere", connwhere,
            "PdDvLn", type));
  }

  /** The change that brings it into another state, and sets which driver is bound. */
  public OdmChange becomes(Status next, String bound) {
    return new OdmChange.Change(
        StandardClasses.CUDV,
        Criteria.equal("name", name),
        Map.of("status", next.number, "ddins", bound));
  }

  private static <E> E pick(E[] constants, OdmObject object, String descriptor) {
    long number = object.number(descriptor);
    if (number < 0 || number >= constants.length) {
      throw new OdmException(
          "CuDv %s: %s %d is not one of 0 to %d"
              .formatted(object.text("name"), descriptor, number, constants.length - 1));
    }
    return constants[(int) number];
  }
}
