package org.cfgmgr.catalogue;

/** Sets of kernels: a bit for each, by its number; in hexadecimal where they are written. */
final class Masks {
  /** As many kernels as a catalogue can hold. */
  static final int KERNELS = Long.SIZE;

  private Masks() {}

  static long of(int number) {
    return 1L << number;
  }

  static boolean has(long mask, int number) {
    return (mask >>> number & 1) != 0;
  }

  static long parse(String text) {
    try {
      return Long.parseUnsignedLong(text, 16);
    } catch (NumberFormatException e) {
      throw new CatalogueException("the catalogue has \"" + text + "\" for a set of kernels", e);
    }
  }

  static String text(long mask) {
    return Long.toHexString(mask);
  }
}
