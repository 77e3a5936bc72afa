package org.cfgmgr.match;

import java.util.stream.Stream;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** Buses that name the kind of a device in one number or word. */
final class AliasKeys {
  private AliasKeys() {}

  static Stream<TypeKey> none(Device device) {
    return Stream.empty();
  }

  /** The virtio device id, four hexadecimal digits (virtio specification, Device Types). */
  static Stream<TypeKey> virtio(Device device) {
    String id = device.fact("device");
    String digits = id.startsWith("0x") ? id.substring(2) : id;
    return Stream.of(new TypeKey("virtio", digits));
  }

  /** The type of a serio port, two hexadecimal digits: {@code 06} of {@code serio:ty06pr00...}. */
  static Stream<TypeKey> serio(Device device) {
    String alias = device.modalias();
    boolean typed = alias.startsWith("serio:ty") && alias.length() >= 10;
    return Stream.of(new TypeKey("serio", typed ? alias.substring(8, 10) : ""));
  }

  /** What follows the first colon: {@code vif} of {@code xen:vif}. */
  static Stream<TypeKey> afterColon(Device device) {
    String alias = device.modalias();
    return Stream.of(
        new TypeKey(device.bus(), alias.substring(Math.max(0, alias.indexOf(':') + 1))));
  }

  static Stream<TypeKey> devtype(Device device) {
    return Stream.of(new TypeKey(device.bus(), device.fact(Fact.DEVTYPE)));
  }
}
