package org.cfgmgr.uevent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A message of the kernel: {@code ACTION@DEVPATH}, then {@code KEY=VALUE} strings, each ended by a
 * zero (kernel, lib/kobject_uevent.c).
 */
final class UeventMessage {
  private UeventMessage() {}

  /** The event; empty when the message is none. */
  static Optional<Uevent> parse(byte[] message, int length) {
    String[] strings = new String(message, 0, length, StandardCharsets.UTF_8).split("\0", -1);
    int at = strings[0].indexOf('@');
    if (at < 1 || !strings[0].startsWith("/", at + 1)) {
      return Optional.empty();
    }
    TreeMap<String, String> properties = new TreeMap<>();
    for (String string : strings) {
      int equals = string.indexOf('=');
      if (equals > 0) {
        properties.put(string.substring(0, equals), string.substring(equals + 1));
      }
    }
    return Optional.of(
        new Uevent(strings[0].substring(0, at), strings[0].substring(at + 1), properties));
  }
}
