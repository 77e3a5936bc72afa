package org.cfgmgr.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Elements of ASN.1's DER (X.690), one after the other. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xa0;
  static final int CONTEXT_1 = 0xa1;
  static final int PRIMITIVE_0 = 0x80;

  private final ByteBuffer bytes;

  Der(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The tag of the next element, -1 at the end. */
  int next() {
    return bytes.hasRemaining() ? bytes.get(bytes.position()) & 0xff : -1;
  }

  /** The elements in the next one. */
  Der enter(int tag) throws IOException {
    return new Der(content(tag));
  }

  byte[] value(int tag) throws IOException {
    ByteBuffer content = content(tag);
    byte[] value = new byte[content.remaining()];
    content.get(value);
    return value;
  }

  /** The next element with its tag and length. */
  byte[] whole(int tag) throws IOException {
    int start = bytes.position();
    content(tag);
    byte[] whole = new byte[bytes.position() - start];
    bytes.get(start, whole);
    return whole;
  }

  void skip(int tag) throws IOException {
    content(tag);
  }

  void skipIf(int tag) throws IOException {
    if (next() == tag) {
      content(tag);
    }
  }

  private ByteBuffer content(int tag) throws IOException {
    if (next() != tag) {
      throw new IOException("tag " + next() + " where " + tag + " is due");
    }
    bytes.get();
    int length = length();
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("an element of " + length + " bytes");
    }
    ByteBuffer content = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return content;
  }

  private int length() throws IOException {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int left = first & 0x7f; left > 0; left--) {
      length = length << 8 | octet();
    }
    return length;
  }

  private int octet() throws IOException {
    if (!bytes.hasRemaining()) {
      throw new IOException("it ends early");
    }
    return bytes.get() & 0xff;
  }
}
