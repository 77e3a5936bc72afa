package org.cfgmgr.daemon.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives names: the prefix and the lowest number that no defined device with that prefix has (IBM,
 * "Customized Devices (CuDv) Object Class").
 */
public final class NameAllocator {
  private final Map<String, BitSet> used = new HashMap<>();

  /** Takes a name out of those to be given. A name that does not end in a number is ignored. */
  public void reserve(String name) {
    int digits = name.length();
    while (digits > 0 && isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    // Longer numbers are somebody's own choice, and would only cost memory here.
    if (digits < name.length() && name.length() - digits < 8) {
      numbers(name.substring(0, digits)).set(Integer.parseInt(name.substring(digits)));
    }
  }

  /** Gives the lowest free name, which is free no more. */
  public String next(String prefix) {
    int number = numbers(prefix).nextClearBit(0);
    numbers(prefix).set(number);
    return prefix + number;
  }

  private BitSet numbers(String prefix) {
    return used.computeIfAbsent(prefix, key -> new BitSet());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
