package org.cfgmgr.attr;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The routes through gateways that the kernel has (proc(5): {@code /proc/net/route}; kernel,
 * net/ipv6/route.c: {@code /proc/net/ipv6_route}). Those that it learned from routers are not told.
 */
record RouteTable(KernelFiles files) {
  private static final int GATEWAY = 0x2;

  /** From a router's advertisement, or made for one destination (linux/ipv6_route.h). */
  private static final int LEARNED = 0x40000 | 0x1000000;

  private static final int HEX = 16;

  /** All of them, with blanks between; empty when the machine has no such protocol. */
  Optional<String> read(String place) {
    return place.startsWith("inet6")
        ? read("net/ipv6_route", RouteTable::ofSix)
        : read("net/route", RouteTable::ofFour);
  }

  private Optional<String> read(String file, Function<String[], Optional<Route>> reader) {
    return KernelFiles.text(files.proc(file))
        .map(
            text ->
                text.lines()
                    .map(line -> line.strip().split("\\s+"))
                    .flatMap(words -> reader.apply(words).stream())
                    .map(Route::toString)
                    .distinct()
                    .collect(Collectors.joining(" ")));
  }

  /** Iface Destination Gateway Flags RefCnt Use Metric Mask ... */
  private static Optional<Route> ofFour(String[] words) {
    if (words.length < 8 || words[0].equals("Iface") || !has(words[3], GATEWAY)) {
      return Optional.empty();
    }
    int length = Integer.bitCount(Integer.parseUnsignedInt(words[7], HEX));
    return Optional.of(
        new Route(four(words[1]), length, four(words[2]), Long.parseLong(words[6]), words[0]));
  }

  /** Destination, its length, source, its length, gateway, metric, count, use, flags, interface. */
  private static Optional<Route> ofSix(String[] words) {
    if (words.length < 10 || !has(words[8], GATEWAY) || has(words[8], LEARNED)) {
      return Optional.empty();
    }
    long metric = Long.parseLong(words[5], HEX);
    return Optional.of(
        new Route(six(words[0]), Integer.parseInt(words[1], HEX), six(words[4]), metric, words[9]));
  }

  private static boolean has(String flags, int flag) {
    return (Integer.parseUnsignedInt(flags, HEX) & flag) != 0;
  }

  /** An address as a number of this machine's byte order. */
  private static InetAddress four(String number) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
    return address(bytes.putInt(Integer.parseUnsignedInt(number, HEX)).array());
  }

  private static InetAddress six(String digits) {
    return address(HexFormat.of().parseHex(digits));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }
}
