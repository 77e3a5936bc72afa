package org.cfgmgr.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ethernet frames that ask who has an address, and what answers them: ARP probes (RFC 5227, section
 * 2.1.1) and the neighbour solicitations of duplicate address detection (RFC 4862, section 5.4.2).
 * Neither names an address of ours, so nobody's table of neighbours changes.
 */
final class Frames {
  static final int ARP = 0x0806;
  static final int IPV6 = 0x86dd;

  private static final int ETHERNET = 14;
  private static final int ICMPV6 = 58;
  private static final int SOLICITATION = 135;
  private static final int ADVERTISEMENT = 136;
  private static final int IPV6_HEADER = 40;
  private static final int MESSAGE = 24;
  private static final byte[] EVERYBODY = {-1, -1, -1, -1, -1, -1};

  private Frames() {}

  /** The protocol by which an address is asked for. */
  static int protocol(InetAddress address) {
    return address instanceof Inet4Address ? ARP : IPV6;
  }

  /** Asks for an address. */
  static byte[] question(byte[] ours, InetAddress address) {
    return address instanceof Inet4Address
        ? arp(ours, address.getAddress())
        : solicitation(ours, address.getAddress());
  }

  private static byte[] arp(byte[] ours, byte[] wanted) {
    return ByteBuffer.allocate(ETHERNET + 28)
        .put(EVERYBODY)
        .put(ours)
        .putShort((short) ARP)
        .putShort((short) 1) // Ethernet
        .putShort((short) 0x0800) // IPv4
        .put((byte) 6)
        .put((byte) 4)
        .putShort((short) 1) // request
        .put(ours)
        .putInt(0)
        .put(new byte[6])
        .put(wanted)
        .array();
  }

  private static byte[] solicitation(byte[] ours, byte[] wanted) {
    byte[] group = HexFormat.of().parseHex("ff0200000000000000000001ff000000");
    System.arraycopy(wanted, 13, group, 13, 3);
    ByteBuffer frame =
        ByteBuffer.allocate(ETHERNET + IPV6_HEADER + MESSAGE)
            .put(new byte[] {0x33, 0x33})
            .put(group, 12, 4)
            .put(ours)
            .putShort((short) IPV6)
            .putInt(6 << 28)
            .putShort((short) MESSAGE)
            .put((byte) ICMPV6)
            .put((byte) 255)
            .put(new byte[16])
            .put(group)
            .put((byte) SOLICITATION)
            .put((byte) 0)
            .putShort((short) 0)
            .putInt(0)
            .put(wanted);
    return frame.putShort(ETHERNET + IPV6_HEADER + 2, checksum(frame.array())).array();
  }

  /** The sum over both addresses, length, protocol and message (RFC 8200, section 8.1). */
  private static short checksum(byte[] frame) {
    ByteBuffer all = ByteBuffer.wrap(frame);
    int sum = MESSAGE + ICMPV6;
    for (int at = ETHERNET + 8; at < frame.length; at += 2) {
      sum += Short.toUnsignedInt(all.getShort(at));
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (short) ~sum;
  }

  /** The hardware address of the machine that says in a frame that it has an address. */
  static Optional<String> answer(ByteBuffer frame, InetAddress address) {
    int length = frame.remaining();
    if (length < ETHERNET + 28) {
      return Optional.empty();
    }
    boolean says =
        switch (Short.toUnsignedInt(frame.getShort(12))) {
          case ARP -> part(frame, ETHERNET + 14, 4, address);
          case IPV6 -> isAdvertisement(frame, length) && part(frame, 62, 16, address);
          default -> false;
        };
    return says ? Optional.of(mac(frame)) : Optional.empty();
  }

  private static boolean isAdvertisement(ByteBuffer frame, int length) {
    return length >= ETHERNET + IPV6_HEADER + MESSAGE
        && frame.get(ETHERNET + 6) == ICMPV6
        && Byte.toUnsignedInt(frame.get(ETHERNET + IPV6_HEADER)) == ADVERTISEMENT;
  }

  private static boolean part(ByteBuffer frame, int at, int length, InetAddress address) {
    return Arrays.equals(bytes(frame, at, length), address.getAddress());
  }

  /** Who sent the frame. */
  private static String mac(ByteBuffer frame) {
    return HexFormat.ofDelimiter(":").formatHex(bytes(frame, 6, 6));
  }

  private static byte[] bytes(ByteBuffer frame, int at, int length) {
    byte[] bytes = new byte[length];
    frame.get(at, bytes);
    return bytes;
  }
}
