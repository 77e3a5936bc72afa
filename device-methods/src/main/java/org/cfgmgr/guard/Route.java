package org.cfgmgr.guard;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route through an interface: a line of {@code /proc/net/route} or {@code /proc/net/ipv6_route}.
 *
 * @param network in hexadecimal digits, most significant first
 * @param bits how many of its bits count
 */
record Route(String networkInterface, String network, int bits) {
  private static final int REJECT = 0x200;

  /** Those of the main tables, without the ones that the kernel makes for every interface. */
  static List<Route> all(KernelFiles files) {
    return Stream.concat(
            files.lines("proc/net/route").stream().flatMap(line -> ipv4(line).stream()),
            files.lines("proc/net/ipv6_route").stream().flatMap(line -> ipv6(line).stream()))
        .toList();
  }

  private static Optional<Route> ipv4(String line) {
    List<String> fields = KernelFiles.fields(line);
    if (fields.size() < 8 || fields.get(1).length() != 8 || (hex(fields.get(3)) & REJECT) != 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Route(fields.get(0), network(fields.get(1)), Integer.bitCount(hex(fields.get(7)))));
  }

  /** The kernel prints an IPv4 address as one number of its own byte order. */
  private static String network(String text) {
    int value = hex(text);
    boolean isLittle = ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);
    return HexFormat.of().toHexDigits(isLittle ? Integer.reverseBytes(value) : value);
  }

  private static int hex(String text) {
    return Integer.parseUnsignedInt(text, 16);
  }

  private static Optional<Route> ipv6(String line) {
    List<String> fields = KernelFiles.fields(line);
    if (fields.size() < 10 || (hex(fields.get(8)) & REJECT) != 0) {
      return Optional.empty();
    }
    Route route = new Route(fields.get(9), fields.get(0), hex(fields.get(1)));
    return route.isAutomatic() ? Optional.empty() : Optional.of(route);
  }

  /** Link-local, multicast, and the addresses of this machine, which lead nowhere. */
  private boolean isAutomatic() {
    return network.startsWith("fe80") || network.startsWith("ff") || networkInterface.equals("lo");
  }

  boolean isDefault() {
    return bits == 0;
  }

  /** The network with its prefix length, as people write it. */
  String title() {
    return IpText.ofHex(network) + "/" + bits;
  }

  /** Whether an address, in hexadecimal digits, is reached by this route. */
  boolean leadsTo(String address) {
    return address.length() == network.length()
        && binary(address).startsWith(binary(network).substring(0, bits));
  }

  private static String binary(String digits) {
    StringBuilder text = new StringBuilder();
    for (byte value : HexFormat.of().parseHex(digits)) {
      text.append(Integer.toBinaryString((value & 0xff) | 0x100), 1, 9);
    }
    return text.toString();
  }
}
