package org.cfgmgr.scan;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Virtio devices (kernel, drivers/virtio/virtio.c); the number in their names is a mere count. */
final class VirtioScanner implements BusScanner {
  private static final Pattern MODALIAS =
      Pattern.compile("virtio:d(\\p{XDigit}{8})v(\\p{XDigit}{8})");

  private static final Set<String> ATTRIBUTES =
      CommonFacts.with("device", "vendor", CommonFacts.FIRMWARE_NODE);

  @Override
  public String bus() {
    return "virtio";
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void describe(Sighting device) {
    Matcher ids = MODALIAS.matcher(device.fact(Fact.MODALIAS));
    boolean known = ids.matches();
    device.put("device", Hex.digits(known ? ids.group(1) : device.read("device"), 4));
    device.put("vendor", Hex.digits(known ? ids.group(2) : device.read("vendor"), 4));
  }

  /** The device that carries it: a PCI function, a platform device. */
  @Override
  public String address(Sighting device, Census census) {
    return census.addressAbove(device);
  }
}
