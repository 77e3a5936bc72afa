package org.cfgmgr.probe;

import java.net.InetAddress;

/**
 * Another machine has an address.
 *
 * @param networkInterface on whose wire it is
 * @param mac its hardware address, lower case
 */
public record Answer(InetAddress address, String networkInterface, String mac) {
  @Override
  public String toString() {
    return address.getHostAddress() + " is answered by " + mac + " on " + networkInterface;
  }
}
