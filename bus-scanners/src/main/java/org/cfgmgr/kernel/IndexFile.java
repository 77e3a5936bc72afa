package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of one of depmod's binary indices, {@code modules.alias.bin} and its like: a trie,
 * big-endian, format 2.1 (kmod, libkmod/libkmod-index.c). Whatever is read is checked first.
 *
 * <p>A reference is an offset of 28 bits below three flags. The node there has, as far as its flags
 * say: a prefix, NUL-terminated; the first and last byte that have a child and a reference for each
 * byte between; a count and so many values, each a priority and a NUL-terminated string.
 */
final class IndexFile {
  private static final int MAGIC = 0xB007F457;
  private static final int VERSION = 0x00020001;
  private static final int OFFSET = 0x0FFFFFFF;
  private static final int PREFIX = 0x80000000;
  private static final int VALUES = 0x40000000;
  private static final int CHILDREN = 0x20000000;
  private static final int HEADER = 12;

  private final String name;
  private final byte[] bytes;

  /** {@code name} is what messages call these bytes. */
  IndexFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    if (bytes.length < HEADER || u32(0) != MAGIC) {
      throw damaged("it has no magic number of a module index");
    }
    if (u32(4) != VERSION) {
      throw damaged("format version 0x%08x, only 0x%08x is known".formatted(u32(4), VERSION));
    }
    node(root());
  }

  /** Reads a file, the whole of it. */
  static IndexFile read(Path file) {
    try {
      return new IndexFile(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new KernelException(file + ": cannot be read: " + e, e);
    }
  }

  /**
   * A node.
   *
   * @param prefix offset of its first byte
   * @param end offset of its NUL
   * @param first lowest byte with a child; above {@code last} when there are none
   * @param children offset of the first reference
   * @param values how many
   * @param value offset of the first
   */
  record Node(int prefix, int end, int first, int last, int children, int values, int value) {}

  int root() {
    return u32(8);
  }

  int size() {
    return bytes.length;
  }

  byte at(int offset) {
    return bytes[offset];
  }

  Node node(int reference) {
    int at = reference & OFFSET;
    if (at < HEADER || at > bytes.length) {
      throw damaged("a node at offset %d of %d".formatted(at, bytes.length));
    }
    int prefix = at;
    int end = at;
    if ((reference & PREFIX) != 0) {
      end = endOfString(at);
      at = end + 1;
    }
    int first = 1;
    int last = 0;
    int children = at + 2;
    if ((reference & CHILDREN) != 0) {
      need(at, 2);
      first = bytes[at] & 0xff;
      last = bytes[at + 1] & 0xff;
      at = children + 4 * Math.max(0, last - first + 1);
      need(children, at - children);
    }
    int values = (reference & VALUES) != 0 ? u32(at) : 0;
    if (values < 0 || values > bytes.length) {
      throw damaged("%d values at offset %d".formatted(values, at));
    }
    return new Node(prefix, end, first, last, children, values, at + 4);
  }

  /** The reference to a node's child for a byte, 0 when it has none. */
  int child(Node node, int character) {
    return character < node.first || character > node.last
        ? 0
        : u32(node.children + 4 * (character - node.first));
  }

  /** The value's string at an offset. */
  String string(int value) {
    return new String(bytes, value + 4, endOfString(value + 4) - value - 4, UTF_8);
  }

  /** The offset of the value that follows. */
  int nextValue(int value) {
    return endOfString(value + 4) + 1;
  }

  int u32(int at) {
    need(at, 4);
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  KernelException damaged(String what) {
    return new KernelException(name + ": damaged: " + what + ": run depmod for this kernel");
  }

  private int endOfString(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    need(at, 1);
    return at;
  }

  private void need(int at, int count) {
    if (at < 0 || at > bytes.length - count) {
      throw damaged("it ends at %d, before offset %d".formatted(bytes.length, at + (long) count));
    }
  }
}
