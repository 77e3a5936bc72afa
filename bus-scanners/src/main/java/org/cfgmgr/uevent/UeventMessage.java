package org.cfgmgr.uevent;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A message of the kernel: {@code ACTION@DEVPATH}, then {@code KEY=VALUE} strings, each ended by a
 * zero (kernel, lib/kobject_uevent.c).
 */
final class UeventMessage {
  private UeventMessage() {}

  /** The event; empty when the message is none. */
  static Optional<Uevent> parse(byte[] message) {
    List<String> strings = strings(message, 0, message.length);
    String head = strings.get(0);
    int at = head.indexOf('@');
    return event(
        head.substring(0, Math.max(at, 0)),
        head.substring(at + 1),
        properties(strings.subList(1, strings.size())));
  }

  static Optional<Uevent> event(String action, String path, SortedMap<String, String> properties) {
    return action.isEmpty() || !path.startsWith("/")
        ? Optional.empty()
        : Optional.of(new Uevent(action, path, properties));
  }

  /** The strings of a part of a message. */
  static List<String> strings(byte[] message, int from, int length) {
    return Arrays.asList(new String(message, from, length, StandardCharsets.UTF_8).split("\0", -1));
  }

  static SortedMap<String, String> properties(List<String> strings) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (String string : strings) {
      int equals = string.indexOf('=');
      if (equals > 0) {
        properties.put(string.substring(0, equals), string.substring(equals + 1));
      }
    }
    return properties;
  }
}
