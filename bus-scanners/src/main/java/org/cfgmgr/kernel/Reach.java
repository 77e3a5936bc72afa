package org.cfgmgr.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The places in a key that a pattern, read so far, may have reached; a bit for each, from before
 * the first byte to behind the last. So a pattern's head decides for all patterns that share it,
 * and whole subtrees of an index are left out.
 */
final class Reach {
  /** The bits of one key. */
  private static final class Key {
    private final byte[] bytes;
    private final long[][] places = new long[256][];
    private final Reach unknown = new Reach(this, new long[0]);

    Key(byte[] bytes) {
      this.bytes = bytes;
    }

    long[] empty() {
      return new long[bytes.length / 64 + 1];
    }

    /** Where a byte stands. */
    long[] places(int character) {
      long[] found = places[character];
      if (found == null) {
        found = empty();
        for (int at = 0; at < bytes.length; at++) {
          if ((bytes[at] & 0xff) == character) {
            found[at >> 6] |= 1L << at;
          }
        }
        places[character] = found;
      }
      return found;
    }
  }

  private final Key key;
  private final long[] bits;

  private Reach(Key key, long[] bits) {
    this.key = key;
    this.bits = bits;
  }

  /** A pattern that is this key up to a place. */
  static Reach upTo(byte[] bytes, int place) {
    Key key = new Key(bytes);
    long[] bits = key.empty();
    bits[place >> 6] |= 1L << place;
    return new Reach(key, bits);
  }

  /** Further by one byte of the pattern; null when nothing is reached. */
  @Nullable Reach after(byte character) {
    return this == key.unknown
        ? this
        : switch (character) {
          case '[', '\\' -> key.unknown;
          case '*' -> fromFirst();
          case '?' -> shifted(bits);
          default -> shifted(common(key.places(character & 0xff)));
        };
  }

  /** Whether brackets came, which are left to {@link Fnmatch}. */
  boolean unknown() {
    return this == key.unknown;
  }

  /** Whether the whole key is matched. */
  boolean complete() {
    int end = key.bytes.length;
    return (bits[end >> 6] >>> end & 1) != 0;
  }

  private long[] common(long[] other) {
    long[] both = new long[bits.length];
    for (int i = 0; i < bits.length; i++) {
      both[i] = bits[i] & other[i];
    }
    return both;
  }

  private Reach fromFirst() {
    long[] all = new long[bits.length];
    boolean seen = false;
    for (int i = 0; i < bits.length; i++) {
      long lowest = Long.lowestOneBit(bits[i]);
      all[i] = seen ? -1 : -lowest;
      seen |= lowest != 0;
    }
    return new Reach(key, all);
  }

  private @Nullable Reach shifted(long[] from) {
    long[] next = new long[from.length];
    long carry = 0;
    long any = 0;
    for (int i = 0; i < from.length; i++) {
      next[i] = from[i] << 1 | carry;
      carry = from[i] >>> 63;
      any |= next[i];
    }
    return any == 0 ? null : new Reach(key, next);
  }
}
