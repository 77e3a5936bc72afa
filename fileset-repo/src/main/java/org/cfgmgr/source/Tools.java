package org.cfgmgr.source;

import java.io.IOException;

/** The tools of the system that packages are installed into. */
public interface Tools {
  /** Runs one that changes nothing, or only what is the source's own. */
  Output run(ToolCommand command);

  /**
   * Writes a file of the source's own, in place of what was there.
   *
   * @param name its path in the system, without leading slash
   */
  void write(String name, String text) throws IOException;

  /**
   * What a command printed.
   *
   * @param code its exit code
   * @param text standard output and error
   */
  record Output(int code, String text) {
    /** Whether it ended with 0. */
    public boolean ok() {
      return code == 0;
    }
  }
}
