package org.cfgmgr.kernel;

/** A kernel's files cannot be used; the message names the file, what is wrong and what to do. */
public class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KernelException(String message) {
    super(message);
  }

  public KernelException(String message, Throwable cause) {
    super(message, cause);
  }
}
