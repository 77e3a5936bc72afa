package org.cfgmgr.odm;

/** The ODM could not do what was asked; the message says what, where and what to do. */
public class OdmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OdmException(String message) {
    super(message);
  }

  public OdmException(String message, Throwable cause) {
    super(message, cause);
  }
}
