package org.cfgmgr.daemon.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream for text that remembers why a write failed, so that a full disk is told and a reader
 * that went away is not. Text is UTF-8 whatever the locale: a unit at boot has none, and what
 * odmget prints must be what odmadd reads.
 */
public final class StandardOutput extends PrintStream {
  private final Watched watched;

  public StandardOutput(OutputStream target) {
    this(new Watched(target));
  }

  private StandardOutput(Watched watched) {
    super(new BufferedOutputStream(watched, 8192), false, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /** Why text was lost, "" when none was or when its reader had seen enough. */
  String failure() {
    flush();
    return watched.failure.contains("Broken pipe") ? "" : watched.failure;
  }

  private static final class Watched extends FilterOutputStream {
    private String failure = "";

    Watched(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = String.valueOf(e.getMessage());
        throw e;
      }
    }
  }
}
