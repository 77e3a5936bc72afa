package org.cfgmgr.daemon.bosinst;

import java.util.List;

/** A bosinst.data says what cannot be obeyed; the message names all mistakes, a line each. */
public final class BosinstException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BosinstException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }
}
