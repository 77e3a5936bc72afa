package org.cfgmgr.guard;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The IPv4 addresses of an interface, for which {@code /proc} has no table by interface. */
interface Addresses {
  /** Without a prefix length; empty for none. */
  List<String> of(String networkInterface);

  /** Those of the network namespace we run in (netdevice(7), {@code SIOCGIFCONF}). */
  static Addresses ofThisMachine() {
    return name -> {
      try {
        NetworkInterface found = NetworkInterface.getByName(name);
        return found == null ? List.of() : ipv4(found);
      } catch (SocketException e) {
        return List.of();
      }
    };
  }

  private static List<String> ipv4(NetworkInterface found) {
    return found
        .inetAddresses()
        .filter(address -> address.getAddress().length == 4)
        .map(address -> address.getHostAddress())
        .toList();
  }

  /** Of a tree of files: an address with a network shows in its table of routes. */
  static Addresses none() {
    return name -> List.of();
  }
}
