package org.cfgmgr.probe;

/** The wire cannot be asked; the message says why. */
public final class ProbeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProbeException(String message, Throwable cause) {
    super(message, cause);
  }
}
