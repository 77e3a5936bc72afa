package org.cfgmgr.daemon.conf;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that are written as numbers; nothing is asked for names. */
final class Addresses {
  private Addresses() {}

  static boolean isAddress(String literal) {
    try {
      InetAddress.getByName(literal);
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The address that a legal value stands for. */
  static InetAddress of(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
