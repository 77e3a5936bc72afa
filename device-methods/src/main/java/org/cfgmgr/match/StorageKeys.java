package org.cfgmgr.match;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cfgmgr.scan.Device;

/** Drives: by transport and SCSI device type, by the kernel's name stem, by kind of card. */
final class StorageKeys {
  /** What stands between adapter and LUN tells the transport. */
  private static final List<Transport> TRANSPORTS =
      List.of(
          new Transport("sas", Pattern.compile("/end_device-[0-9:]+/")),
          new Transport("fcp", Pattern.compile("/rport-[0-9:-]+/")),
          new Transport("iscsi", Pattern.compile("/session[0-9]+/")),
          new Transport("ata", Pattern.compile("/ata[0-9]+/")),
          new Transport("usb", Pattern.compile("/usb[0-9]+/")));

  private static final Pattern LETTERED = Pattern.compile("(sd|hd|vd|xvd)[a-z]+");

  private StorageKeys() {}

  static Stream<TypeKey> scsi(Device device) {
    String key = "scsi." + device.fact("type");
    return Stream.of(transport(device.path()), "scsi").distinct().map(by -> new TypeKey(by, key));
  }

  static Stream<TypeKey> block(Device device) {
    String stem = stem(device.kernelName());
    String kind = device.isVirtual() ? "virtual" : "disk";
    return Stream.of(stem, kind).map(key -> new TypeKey("block", key));
  }

  static Stream<TypeKey> mmc(Device device) {
    return Stream.of(new TypeKey("mmc", "mmc." + device.fact("type").toLowerCase(Locale.ROOT)));
  }

  /** What a name counts within: nvme0n1 within nvme, sdab within sd. */
  private static String stem(String name) {
    Matcher lettered = LETTERED.matcher(name);
    return lettered.matches() ? lettered.group(1) : name.replaceFirst("[-0-9].*$", "");
  }

  private static String transport(String path) {
    return TRANSPORTS.stream()
        .filter(transport -> transport.sign.matcher(path).find())
        .map(Transport::name)
        .findFirst()
        .orElse("scsi");
  }

  private record Transport(String name, Pattern sign) {}
}
