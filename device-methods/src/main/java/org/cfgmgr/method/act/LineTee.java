package org.cfgmgr.method.act;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.commons.exec.LogOutputStream;

/** Hands on the lines of a program's output while they are kept. */
final class LineTee extends OutputStream {
  private final BoundedOutput kept;
  private final LogOutputStream lines;

  LineTee(BoundedOutput kept, Consumer<String> each) {
    this.kept = kept;
    this.lines =
        new LogOutputStream() {
          @Override
          protected void processLine(String line, int level) {
            each.accept(line);
          }
        };
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    kept.write(bytes, offset, length);
    lines.write(bytes, offset, length);
  }

  /** Hands on a last line without an end. */
  @Override
  public void flush() throws IOException {
    lines.flush();
  }
}
