package org.cfgmgr.probe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for addresses in the network namespace that it is started in, and prints the answers. */
final class ProbeProgram {
  private ProbeProgram() {}

  public static void main(String[] arguments) throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : List.of(arguments).subList(1, arguments.length)) {
      addresses.add(InetAddress.getByName(address));
    }
    AddressProbe.ask(arguments[0], addresses, Duration.ofMillis(700)).forEach(System.out::println);
  }
}
