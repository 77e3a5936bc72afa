package org.cfgmgr.match;

import java.util.Map;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** Network interfaces: by the kernel's kind, then by the hardware type of RFC 826 (ARPHRD). */
final class NetKeys {
  /** AIX's subclasses of class {@code if}, and two of the same make. */
  private static final Map<String, String> SUBCLASS =
      Map.of("1", "EN", "6", "TR", "32", "IB", "280", "CN", "512", "PP", "772", "LO");

  private NetKeys() {}

  static Stream<TypeKey> of(Device device) {
    String type = device.fact("type");
    String devtype = device.fact(Fact.DEVTYPE);
    String subclass = SUBCLASS.getOrDefault(type, "net");
    if (device.isVirtual() && !subclass.equals("LO")) {
      return Stream.of(new TypeKey("VI", devtype), new TypeKey("VI", "vif"));
    }
    return Stream.of(new TypeKey(subclass, devtype), new TypeKey(subclass, "arphrd." + type));
  }
}
