package org.cfgmgr.scan.listing;

/** A text is no listing that can be read; the message says which line, and what to give instead. */
public final class ListingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListingException(String message) {
    super(message);
  }
}
