package org.cfgmgr.uevent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A message of udev: a header that tells where the {@code KEY=VALUE} strings are (systemd,
 * src/libsystemd/sd-device/device-monitor.c, {@code monitor_netlink_header}). Its numbers are the
 * machine's, but for the magic one.
 */
final class UdevMessage {
  private static final byte[] PREFIX = "libudev\0".getBytes(US_ASCII);
  private static final int MAGIC = 0xfeedcafe;
  private static final int MAGIC_AT = 8;
  private static final int OFFSET_AT = 16;
  private static final int LENGTH_AT = 20;
  private static final int HEADER = 40;

  private UdevMessage() {}

  /** The event; empty when the message is none. */
  static Optional<Uevent> parse(byte[] message) {
    if (message.length < HEADER || !hasMark(message)) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(message).order(ByteOrder.nativeOrder());
    int offset = header.getInt(OFFSET_AT);
    int length = header.getInt(LENGTH_AT);
    if (offset < HEADER || length < 0 || (long) offset + length > message.length) {
      return Optional.empty();
    }
    SortedMap<String, String> properties =
        UeventMessage.properties(UeventMessage.strings(message, offset, length));
    return UeventMessage.event(
        properties.getOrDefault("ACTION", ""), properties.getOrDefault("DEVPATH", ""), properties);
  }

  private static boolean hasMark(byte[] message) {
    return Arrays.equals(message, 0, PREFIX.length, PREFIX, 0, PREFIX.length)
        && ByteBuffer.wrap(message).getInt(MAGIC_AT) == MAGIC;
  }
}
