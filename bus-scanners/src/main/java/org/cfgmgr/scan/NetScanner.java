package org.cfgmgr.scan;

import java.util.List;
import java.util.Set;

/**
 * Network interfaces (kernel, Documentation/ABI/testing/sysfs-class-net). What changes while a
 * machine runs is no fact: not the index, not the MTU.
 */
final class NetScanner implements BusScanner {
  private static final String PERMANENT = "0";
  private static final String SET_BY_USER = "3";
  private static final String ETHERNET = "1";
  private static final int LOCAL_BIT = 2;

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with(
          "address",
          "addr_assign_type",
          "type",
          "dev_id",
          "dev_port",
          "phys_port_name",
          "bonding_slave/perm_hwaddr");

  @Override
  public String bus() {
    return "net";
  }

  @Override
  public List<String> classDirectories(SysTree tree) {
    return List.of("sys/class/net");
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    device.keep("address", "addr_assign_type", "type", "dev_id", "dev_port", "phys_port_name");
    if (device.fact("addr_assign_type").equals(SET_BY_USER)) {
      // A port of a bond shows the bond's address, and here its own.
      device.put("perm_hwaddr", device.read("bonding_slave/perm_hwaddr"));
    }
  }

  /** The function that carries it, and which of its ports. */
  @Override
  public String address(Sighting device, Census census) {
    if (device.path().startsWith("/devices/virtual/")) {
      return device.kernel();
    }
    long port = port(device.fact("dev_port"));
    return census.addressAbove(device) + (port == 0 ? "" : "/" + port);
  }

  private static long port(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  @Override
  public String identity(Sighting device, Census census) {
    String mac = permanentMac(device);
    return mac.isEmpty() ? BusScanner.super.identity(device, census) : "mac:" + mac;
  }

  private static String permanentMac(Sighting device) {
    boolean real = !device.path().startsWith("/devices/virtual/");
    if (!real || !device.fact("type").equals(ETHERNET)) {
      return "";
    }
    String own = device.fact("perm_hwaddr");
    String mac = own.isEmpty() && isPermanent(device) ? device.fact("address") : own;
    return Identities.serial(mac).toLowerCase(java.util.Locale.ROOT);
  }

  /** Old kernels do not say; then an address that a vendor was given is taken for permanent. */
  private static boolean isPermanent(Sighting device) {
    String assigned = device.fact("addr_assign_type");
    String first = Hex.digits(device.fact("address").split(":", 2)[0], 2);
    return assigned.isEmpty()
        ? !first.isEmpty() && (Integer.parseInt(first, 16) & LOCAL_BIT) == 0
        : assigned.equals(PERMANENT);
  }
}
