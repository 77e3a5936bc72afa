package org.cfgmgr.odm;

/** The kinds of values a descriptor can hold (AIX, "ODM Descriptors"). */
public enum OdmType {
  /** A 16-bit signed number. */
  SHORT,
  /** A 32-bit signed number. */
  LONG,
  /** A 64-bit signed number. */
  LONG64,
  /** Text of bounded length. */
  CHAR,
  /** Text that grows. */
  VCHAR,
  /** Long text of bounded length, such as vital product data. */
  LONGCHAR,
  /** The key of an object of another class. */
  LINK,
  /** The path of a program. */
  METHOD;

  /** Whether values are numbers, written bare in a stanza; all others are quoted text. */
  public boolean isNumber() {
    return this == SHORT || this == LONG || this == LONG64;
  }
}
