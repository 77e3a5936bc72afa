package org.cfgmgr.daemon.command;

/** A command was called in a way it does not know. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  public UsageException(String text) {
    super(text);
    this.text = text;
  }

  String text() {
    return text;
  }
}
