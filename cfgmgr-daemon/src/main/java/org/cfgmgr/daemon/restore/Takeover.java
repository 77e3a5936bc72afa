package org.cfgmgr.daemon.restore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cfgmgr.image.CommandLine;
import org.cfgmgr.image.net.NetworkConfig;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.probe.AddressProbe;
import org.cfgmgr.probe.Answer;
import org.cfgmgr.probe.ProbeException;

/** Whether the original of a restored system still answers on the addresses that both have. */
public final class Takeover {
  private static final int ETHERNET_ADDRESS = 6;

  /** RFC 5227, section 1.1: PROBE_MIN. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** The wires that can be asked, and how. */
  interface Wires {
    /** The interfaces that are up and have a link. */
    List<String> names();

    List<Answer> ask(String networkInterface, Set<InetAddress> addresses);
  }

  private final Root root;
  private final Wires wires;

  Takeover(Path root, Wires wires) {
    this.root = new Root(root);
    this.wires = wires;
  }

  /** Of the running system. */
  public static Takeover here() {
    return new Takeover(Path.of("/"), new OurWires());
  }

  /**
   * What is in the way, a line each; empty when the system may take over.
   *
   * @throws ProbeException when a wire cannot be asked
   */
  public List<String> obstacles() {
    Map<String, String> written = NetworkConfig.read(root, CommandLine.parse("")).staticAddresses();
    if (written.isEmpty()) {
      return List.of();
    }
    List<String> names = wires.names();
    if (names.isEmpty()) {
      return List.of(
          "whether the original still has "
              + String.join(", ", written.keySet())
              + " cannot be asked: no network interface is up with a link; cfgmgr -i installs what"
              + " its driver lacks, ip link set NAME up starts it");
    }
    Map<InetAddress, String> addresses = new java.util.LinkedHashMap<>();
    written.forEach((text, file) -> addresses.put(address(text), file));
    List<String> obstacles = new ArrayList<>();
    for (String name : names) {
      for (Answer answer : wires.ask(name, addresses.keySet())) {
        String file = addresses.get(answer.address());
        obstacles.add("the original still runs: " + answer + " (" + file + "); shut it down first");
      }
    }
    return obstacles;
  }

  /** No name is looked up: it is written as an address. */
  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new IllegalStateException("no address: " + text, e);
    }
  }

  private static final class OurWires implements Wires {
    @Override
    public List<String> names() {
      try {
        List<String> names = new ArrayList<>();
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
          byte[] mac = one.getHardwareAddress();
          boolean ethernet = mac != null && mac.length == ETHERNET_ADDRESS;
          if (ethernet && one.isUp() && !isPort(one.getName())) {
            names.add(one.getName());
          }
        }
        return names;
      } catch (SocketException e) {
        return List.of();
      }
    }

    /** What comes in on a port is heard on the bridge or bond. */
    private static boolean isPort(String name) {
      return java.nio.file.Files.exists(Path.of("/sys/class/net", name, "master"));
    }

    @Override
    public List<Answer> ask(String networkInterface, Set<InetAddress> addresses) {
      return AddressProbe.ask(networkInterface, addresses, INTERVAL);
    }
  }
}
