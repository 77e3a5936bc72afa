package org.cfgmgr.scan.listing;

/** A line of a listing, with its number, from 1. */
record Line(int number, String text) {
  private static final int SHOWN = 60;

  boolean isBlank() {
    return text.isBlank();
  }

  /** What is wrong with it: {@code line 3: '...' is no modalias}. */
  ListingException wrong(String what) {
    return wrong(text.strip(), what);
  }

  ListingException wrong(String value, String what) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    return new ListingException("line " + number + ": '" + shown + "' " + what);
  }
}
