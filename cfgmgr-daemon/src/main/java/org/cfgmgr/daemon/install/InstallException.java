package org.cfgmgr.daemon.install;

/** Nothing more is installed; the message says why, and what to do. */
public final class InstallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InstallException(String message) {
    super(message);
  }
}
