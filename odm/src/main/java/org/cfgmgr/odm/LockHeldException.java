package org.cfgmgr.odm;

/** Another run holds the configuration lock; the message says who and since when. */
public final class LockHeldException extends OdmException {
  private static final long serialVersionUID = 1L;

  private final boolean givesWay;

  public LockHeldException(String message) {
    this(message, false);
  }

  LockHeldException(String message, boolean givesWay) {
    super(message);
    this.givesWay = givesWay;
  }

  /** Whether the holder gives the lock up soon when it is {@link LockWish wished} for. */
  public boolean givesWay() {
    return givesWay;
  }
}
