package org.cfgmgr.source;

/** A source cannot give what is asked; the message says why, and what to do. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  public SourceException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  /** What kind of trouble it is. */
  public Trouble trouble() {
    return trouble;
  }
}
