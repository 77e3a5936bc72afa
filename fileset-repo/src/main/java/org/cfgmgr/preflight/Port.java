package org.cfgmgr.preflight;

import java.util.Locale;
import java.util.Optional;
import org.cfgmgr.scan.Device;

/**
 * A port of a network card.
 *
 * @param mac lower case, "" when it is not known
 * @param permanent whether the address belongs to the hardware
 * @param suffix what its name has at the end: {@code np0}, {@code d1}
 * @param wireless whether it is a radio
 */
record Port(String mac, boolean permanent, String suffix, boolean wireless) {
  /** The only port of a card, of which nothing is known. */
  static Port unseen(Device card) {
    return new Port("", false, "", card.fact("pci_class").startsWith("0280"));
  }

  /** A port as a recording shows its interface. */
  static Port of(Device net) {
    String mac = net.fact("address").toLowerCase(Locale.ROOT);
    boolean permanent = net.fact("addr_assign_type").equals("0") && !mac.isEmpty();
    return new Port(mac, permanent, suffix(net), net.fact("devtype").equals("wlan"));
  }

  private static String suffix(Device net) {
    String name = net.fact("phys_port_name");
    String number = net.fact("dev_port");
    return Optional.of(name)
        .filter(known -> !known.isEmpty())
        .map(known -> "n" + known)
        .orElse(number.isEmpty() || number.equals("0") ? "" : "d" + number);
  }
}
