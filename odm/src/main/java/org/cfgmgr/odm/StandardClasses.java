package org.cfgmgr.odm;

import static org.cfgmgr.odm.OdmType.CHAR;
import static org.cfgmgr.odm.OdmType.LINK;
import static org.cfgmgr.odm.OdmType.LONG;
import static org.cfgmgr.odm.OdmType.LONGCHAR;
import static org.cfgmgr.odm.OdmType.METHOD;
import static org.cfgmgr.odm.OdmType.SHORT;
import static org.cfgmgr.odm.OdmType.VCHAR;

import java.util.List;

/**
 * The device configuration classes, with AIX's names, types and order (IBM, "Device Configuration
 * Object Classes"). Text fields are as long as AIX's or longer: a Linux name needs 32 characters, a
 * place in the device tree 64.
 */
public final class StandardClasses {
  private static final int NAME = 32;
  private static final int PLACE = 64;
  private static final int ID = 64;
  private static final int UNIQUE = 128;
  private static final int PATH = 4096;
  private static final int FLAG = 16;

  /** Predefined devices: what can be configured. */
  public static final OdmClass PDDV =
      define(
          "PdDv",
          text("type", ID),
          text("class", NAME),
          text("subclass", NAME),
          text("prefix", 16),
          text("devid", ID),
          number("base"),
          number("has_vpd"),
          number("detectable"),
          number("chgstatus"),
          number("bus_ext"),
          number("fru"),
          number("led"),
          number("setno"),
          number("msgno"),
          vchar("catalog"),
          text("DvDr", ID),
          method("Define"),
          method("Configure"),
          method("Change"),
          method("Unconfigure"),
          method("Undefine"),
          method("Start"),
          method("Stop"),
          number("inventory_only"),
          text("uniquetype", UNIQUE));

  /**
   * Predefined attributes: legal values and defaults by type. {@code access} is ours and empty on
   * AIX: where the kernel keeps the value.
   */
  public static final OdmClass PDAT =
      define(
          "PdAt",
          text("uniquetype", UNIQUE),
          text("attribute", NAME),
          vchar("deflt"),
          vchar("values"),
          text("width", FLAG),
          text("type", FLAG),
          text("generic", FLAG),
          text("rep", FLAG),
          number("nls_index"),
          vchar("access"));

  /** Predefined connections: what may be attached where. */
  public static final OdmClass PDCN =
      define("PdCn", text("uniquetype", UNIQUE), text("connkey", NAME), text("connwhere", PLACE));

  /** Customized devices: what this machine has. */
  public static final OdmClass CUDV =
      define(
          "CuDv",
          text("name", NAME),
          number("status"),
          number("chgstatus"),
          text("ddins", ID),
          text("location", PLACE),
          text("parent", NAME),
          text("connwhere", PLACE),
          new Descriptor("PdDvLn", LINK, UNIQUE));

  /** Customized attributes: values that are not the default. */
  public static final OdmClass CUAT =
      define(
          "CuAt",
          text("name", NAME),
          text("attribute", NAME),
          vchar("value"),
          text("type", FLAG),
          text("generic", FLAG),
          text("rep", FLAG),
          number("nls_index"));

  /** Dependencies between devices other than parent and child. */
  public static final OdmClass CUDEP =
      define("CuDep", text("name", NAME), text("dependency", NAME));

  /**
   * Resources of drivers, such as device numbers. {@code value2} has room for a path of the kernel
   * (Linux, limits.h, PATH_MAX).
   */
  public static final OdmClass CUDVDR =
      define(
          "CuDvDr",
          text("resource", FLAG),
          text("value1", ID),
          text("value2", PATH),
          text("value3", ID));

  /** Vital product data. */
  public static final OdmClass CUVPD =
      define(
          "CuVPD", text("name", NAME), number("vpd_type"), new Descriptor("vpd", LONGCHAR, 4096));

  /** What a run does, in order; {@code match} is ours and empty on AIX. */
  public static final OdmClass CONFIG_RULES =
      define(
          "Config_Rules",
          number("phase"),
          number("seq"),
          new Descriptor("boot_mask", LONG, 0),
          vchar("rule"),
          vchar("match"));

  /** What is no device of its own: by which device it is absorbed, and why. Ours. */
  public static final OdmClass ABSORBED =
      define(
          "Absorbed",
          number("seq"),
          text("bus", NAME),
          vchar("match"),
          text("reason", NAME),
          text("into", NAME));

  /** The texts that descriptions are made of, by catalogue, set and number. Ours. */
  public static final OdmClass MESSAGES =
      define("Messages", text("catalog", NAME), number("setno"), number("msgno"), vchar("text"));

  /**
   * What was done to the system, in order, and what takes it back. Ours. An action is written down
   * before it is done, so that what was interrupted is known.
   */
  public static final OdmClass JOURNAL =
      define(
          "Journal",
          new Descriptor("run", LONG, 0),
          new Descriptor("seq", LONG, 0),
          vchar("time"),
          text("state", FLAG),
          vchar("action"),
          vchar("undo"));

  private static final List<OdmClass> ALL =
      List.of(
          PDDV,
          PDAT,
          PDCN,
          CUDV,
          CUAT,
          CUDEP,
          CUDVDR,
          CUVPD,
          CONFIG_RULES,
          ABSORBED,
          MESSAGES,
          JOURNAL);

  private StandardClasses() {}

  /** Every standard class. */
  public static List<OdmClass> all() {
    return ALL;
  }

  private static OdmClass define(String name, Descriptor... descriptors) {
    return new OdmClass(name, List.of(descriptors));
  }

  private static Descriptor text(String name, int size) {
    return new Descriptor(name, CHAR, size);
  }

  private static Descriptor vchar(String name) {
    return new Descriptor(name, VCHAR, 0);
  }

  private static Descriptor number(String name) {
    return new Descriptor(name, SHORT, 0);
  }

  private static Descriptor method(String name) {
    return new Descriptor(name, METHOD, 256);
  }
}
