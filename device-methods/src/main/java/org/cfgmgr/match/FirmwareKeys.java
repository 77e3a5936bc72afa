package org.cfgmgr.match;

import java.util.Locale;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;

/**
 * What firmware or board code names: ACPI and PNP ids, device tree compatibles, platform names. An
 * ACPI id means the same on every bus, so all look for it in subclass {@code acpi}.
 */
final class FirmwareKeys {
  private FirmwareKeys() {}

  static Stream<TypeKey> of(Device device) {
    String alias = device.modalias();
    if (alias.startsWith("of:")) {
      return compatibles(alias);
    }
    return Stream.concat(ids(device), names(device, alias)).distinct();
  }

  private static Stream<TypeKey> ids(Device device) {
    String alias = device.modalias();
    return Stream.of(
            device.fact("hid"),
            alias.startsWith("acpi:") ? alias.substring(5).replace(':', ' ') : "",
            device.fact("pnp_ids"))
        .flatMap(text -> Stream.of(text.split(" ")))
        .map(id -> new TypeKey("acpi", id.toUpperCase(Locale.ROOT)));
  }

  private static Stream<TypeKey> names(Device device, String alias) {
    return Stream.of(
            alias.startsWith("platform:") ? alias.substring(9) : "",
            device.bus().equals("platform")
                ? device.kernelName().replaceFirst("\\.[0-9]+(\\.auto)?$", "")
                : "")
        .map(name -> new TypeKey("platform", name));
  }

  /** {@code of:NserialT(null)Carm,pl011Carm,primecell}: each begins with C, in lower case. */
  private static Stream<TypeKey> compatibles(String alias) {
    int first = alias.indexOf('C', alias.indexOf('T') + 1);
    return Stream.of(alias.substring(Math.max(0, first)).split("C(?=[a-z0-9])", -1))
        .map(name -> new TypeKey("of", name));
  }
}
