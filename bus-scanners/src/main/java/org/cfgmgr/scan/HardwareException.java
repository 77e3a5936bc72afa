package org.cfgmgr.scan;

/** A machine or a recording could not be opened or written; the message says which and why. */
public class HardwareException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HardwareException(String message) {
    super(message);
  }

  public HardwareException(String message, Throwable cause) {
    super(message, cause);
  }
}
