package org.cfgmgr.scan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SCSI hosts, targets and logical units (kernel, drivers/scsi/scsi_sysfs.c). A host's number is a
 * count over the machine; the places given here use its rank among the hosts of its controller.
 */
final class ScsiScanner implements BusScanner {
  static final String BUS = "scsi";
  private static final String HOST = "host";
  private static final String TARGET = "target";

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with("type", "vendor", "model", "rev", "wwid", "serial");

  @Override
  public String bus() {
    return BUS;
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    device.putIfAbsent(Fact.DEVTYPE, kind(device.kernel()));
    if (device.fact(Fact.DEVTYPE).equals("scsi_device")) {
      device.keep("type", "vendor", "model", "rev", "wwid", "serial");
    }
  }

  private static String kind(String kernel) {
    if (kernel.startsWith(HOST)) {
      return "scsi_host";
    }
    return kernel.startsWith(TARGET) ? "scsi_target" : "scsi_device";
  }

  @Override
  public void relate(Census census) {
    List<Sighting> hosts = census.onBus(BUS).stream().filter(ScsiScanner::isHost).toList();
    census.rank(hosts, Comparator.comparingInt(host -> trailingNumber(host.kernel())));
  }

  /** {@code CONTROLLER/RANK} of a host, with {@code :CHANNEL:TARGET[:LUN]} of what is below it. */
  @Override
  public String address(Sighting device, Census census) {
    if (isHost(device)) {
      return census.addressAbove(device) + "/" + device.rank();
    }
    int colon = device.kernel().indexOf(':');
    return colon < 0
        ? device.kernel()
        : host(device, census)
            .map(host -> census.address(host) + device.kernel().substring(colon))
            .orElse(device.kernel());
  }

  private static Optional<Sighting> host(Sighting device, Census census) {
    Optional<Sighting> at = census.above(device);
    while (at.isPresent() && at.get().bus().equals(BUS)) {
      if (isHost(at.get())) {
        return at;
      }
      at = census.above(at.get());
    }
    return Optional.empty();
  }

  @Override
  public String identity(Sighting device, Census census) {
    String name = Identities.serial(device.fact("wwid"));
    return name.isEmpty() ? BusScanner.super.identity(device, census) : BUS + ":" + name;
  }

  private static boolean isHost(Sighting device) {
    return device.kernel().startsWith(HOST);
  }

  /** The number at the end of a name, 0 when there is none that fits. */
  static int trailingNumber(String name) {
    String digits = name.replaceFirst("^.*?(\\d{0,9})$", "$1");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
