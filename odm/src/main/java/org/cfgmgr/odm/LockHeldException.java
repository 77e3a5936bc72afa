package org.cfgmgr.odm;

/** Another run holds the configuration lock; the message says who and since when. */
public final class LockHeldException extends OdmException {
  private static final long serialVersionUID = 1L;

  public LockHeldException(String message) {
    super(message);
  }
}
