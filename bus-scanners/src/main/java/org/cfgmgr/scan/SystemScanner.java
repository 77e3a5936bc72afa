package org.cfgmgr.scan;

import java.util.List;
import java.util.Set;

/**
 * The machine itself: one device that is always there, with what SMBIOS says (kernel,
 * Documentation/ABI/testing/sysfs-firmware-dmi-tables and drivers/firmware/dmi-id.c) or the root of
 * the device tree. Serial numbers and the UUID answer to root only.
 */
final class SystemScanner implements BusScanner {
  static final String BUS = "system";
  static final String PATH = "/devices";
  static final String KERNEL = "sys";

  static final List<String> DMI =
      List.of(
          "sys_vendor",
          "product_name",
          "product_version",
          "product_serial",
          "product_uuid",
          "board_vendor",
          "board_name",
          "board_serial",
          "bios_vendor",
          "bios_version",
          "bios_date",
          "chassis_type");

  private static final String DMI_CLASS = "sys/class/dmi/id";
  private static final String DT_ROOT = "sys/firmware/devicetree/base/";
  private static final Set<String> DT = Set.of("model", "compatible");

  @Override
  public String bus() {
    return BUS;
  }

  @Override
  public Set<String> attributes() {
    return Set.of();
  }

  /** The last parts of the names of all files it reads, wherever they stand. */
  static Set<String> fileNames() {
    Set<String> names = new java.util.HashSet<>(DMI);
    names.addAll(DT);
    return names;
  }

  @Override
  public void describe(Sighting system) {}

  @Override
  public void relate(Census census) {
    SysTree tree = census.tree();
    Sighting system = census.sight(BUS, PATH, KERNEL);
    String dmi = tree.link(DMI_CLASS).orElse(DMI_CLASS);
    DMI.forEach(name -> system.put(name, tree.read(dmi + "/" + name).orElse("")));
    DT.forEach(name -> system.put(name, tree.read(DT_ROOT + name).orElse("").replace('\0', ' ')));
    system.put("firmware", firmware(tree, !system.fact("bios_vendor").isEmpty()));
    census.add(system);
  }

  /** EFI wins, since it decides on the boot loader, whatever describes the hardware. */
  private static String firmware(SysTree tree, boolean dmi) {
    List<String> kinds = tree.list("sys/firmware");
    if (kinds.contains("efi")) {
      return "efi";
    }
    if (kinds.contains("devicetree")) {
      return "dt";
    }
    if (kinds.isEmpty()) {
      return "";
    }
    return dmi || kinds.contains("dmi") ? "bios" : "unknown";
  }

  @Override
  public String identity(Sighting system, Census census) {
    String uuid = Identities.serial(system.fact("product_uuid"));
    String serial = Identities.serial(system.fact("product_serial"));
    if (!uuid.isEmpty()) {
      return "uuid:" + uuid;
    }
    return BUS + ":" + (serial.isEmpty() ? KERNEL : serial);
  }
}
