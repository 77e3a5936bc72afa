package org.cfgmgr.probe;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks on the wire of an interface who has an address. */
public final class AddressProbe {
  /** RFC 5227, section 1.1: PROBE_NUM. */
  private static final int QUESTIONS = 3;

  private AddressProbe() {}

  /**
   * Asks three times for each address.
   *
   * @param interval how long an answer to each question is waited for
   * @return an answer for each address that another machine has
   * @throws ProbeException when the interface cannot be asked
   */
  public static List<Answer> ask(
      String networkInterface, Collection<InetAddress> addresses, Duration interval) {
    Map<Integer, List<InetAddress>> byProtocol = new TreeMap<>();
    addresses.forEach(
        address ->
            byProtocol
                .computeIfAbsent(Frames.protocol(address), key -> new ArrayList<>())
                .add(address));
    List<Answer> answers = new ArrayList<>();
    byProtocol.forEach(
        (protocol, asked) -> answers.addAll(ask(networkInterface, protocol, asked, interval)));
    return answers;
  }

  private static List<Answer> ask(
      String name, int protocol, List<InetAddress> addresses, Duration interval) {
    List<InetAddress> open = new ArrayList<>(addresses);
    List<Answer> answers = new ArrayList<>();
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      byte[] ours = found == null ? null : found.getHardwareAddress();
      if (ours == null) {
        throw new IOException("no such Ethernet interface");
      }
      try (Wire wire = new Wire(found.getIndex(), protocol)) {
        for (int round = 0; round < QUESTIONS && !open.isEmpty(); round++) {
          open.forEach(address -> wire.send(Frames.question(ours, address)));
          listen(wire, name, open, answers, System.nanoTime() + interval.toNanos());
        }
      }
      return answers;
    } catch (IOException | LastErrorException e) {
      throw new ProbeException(name + ": cannot ask who has an address: " + e.getMessage(), e);
    }
  }

  private static void listen(
      Wire wire, String name, List<InetAddress> open, List<Answer> answers, long end) {
    for (long left = end - System.nanoTime();
        left > 0 && !open.isEmpty();
        left = end - System.nanoTime()) {
      Optional<ByteBuffer> frame = wire.next(Duration.ofNanos(left + 999_999));
      for (InetAddress address : List.copyOf(open)) {
        frame
            .flatMap(heard -> Frames.answer(heard, address))
            .ifPresent(
                mac -> {
                  open.remove(address);
                  answers.add(new Answer(address, name, mac));
                });
      }
    }
  }
}
