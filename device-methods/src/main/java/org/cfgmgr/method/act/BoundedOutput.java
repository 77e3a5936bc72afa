package org.cfgmgr.method.act;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first mebibyte of a program's output and drops the rest with a note. */
final class BoundedOutput extends OutputStream {
  static final int LIMIT = 1 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long dropped;

  @Override
  public synchronized void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, LIMIT - kept.size());
    kept.write(bytes, offset, room);
    dropped += length - room;
  }

  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return dropped == 0 ? text : text + "\n[cut: " + dropped + " more bytes]\n";
  }

  String onNewLine() {
    String text = text();
    return text.isEmpty() ? "" : "\n" + text;
  }
}
