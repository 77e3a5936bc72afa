package org.cfgmgr.uevent;

/** The kernel's events cannot be had; the message says why. */
public final class UeventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UeventException(String message, Throwable cause) {
    super(message, cause);
  }
}
