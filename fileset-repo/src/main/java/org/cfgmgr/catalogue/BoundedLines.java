package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a text of which neither a line nor the whole may be of any length. */
final class BoundedLines {
  /** Ubuntu's lists of modaliases have lines of some 100 kB. */
  private static final int LONGEST_LINE = 8 << 20;

  /** Debian's largest list, of all files, has 0.6 GB. */
  private static final long LARGEST = 8L << 30;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private byte[] line = new byte[1 << 10];
  private int at;
  private int end;
  private long total;

  BoundedLines(InputStream in) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
  }

  /** The next line without its end; null behind the last. */
  @Nullable String next() throws IOException {
    int length = 0;
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      length = append(length, from, at);
      if (at < end) {
        at++;
        return new String(line, 0, length, UTF_8);
      }
    }
    return length == 0 ? null : new String(line, 0, length, UTF_8);
  }

  private int append(int length, int from, int to) throws IOException {
    int longer = length + to - from;
    if (longer > LONGEST_LINE) {
      throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
    }
    if (longer > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, longer));
    }
    System.arraycopy(buffer, from, line, length, to - from);
    return longer;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer);
    at = 0;
    end = Math.max(read, 0);
    total += end;
    if (total > LARGEST) {
      throw new IOException("it has more than " + LARGEST + " bytes");
    }
    return read >= 0;
  }
}
