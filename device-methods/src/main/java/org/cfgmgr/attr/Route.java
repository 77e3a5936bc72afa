package org.cfgmgr.attr;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route through a gateway, as AIX's attribute {@code route} of inet0 writes it: the words of its
 * command route with commas for blanks. {@code net,-hopcount,0,,0,192.168.1.1} is the default
 * route; {@code net,-hopcount,0,-netmask,255.255.255.0,10.1.2.0,10.0.0.1} one to a network. A
 * destination may have its length behind it, {@code 10.1.2.0/24}; {@code -if,NAME} names the
 * interface by its kernel name. Empty words and {@code -static} mean nothing.
 *
 * @param destination the lowest address, {@code 0.0.0.0} and length 0 for the default route
 * @param length how many leading bits count
 * @param gateway the router
 * @param metric of routes to one destination the lowest counts; 0 as the kernel sets it
 * @param through the interface; "" for the one that reaches the gateway
 */
public record Route(
    InetAddress destination, int length, InetAddress gateway, long metric, String through) {
  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /** The metric of IPv6 routes that were given none (kernel, linux/ipv6_route.h). */
  private static final long USUAL_OF_SIX = 1024;

  /** The route that a text tells; empty when it tells none. */
  public static Optional<Route> parse(String text) {
    RouteWords words = RouteWords.of(text);
    Optional<InetAddress> gateway = address(words.gateway());
    if (gateway.isEmpty() || !words.understood()) {
      return Optional.empty();
    }
    int bits = gateway.get().getAddress().length * Byte.SIZE;
    String any = bits == Integer.SIZE ? "0.0.0.0" : "::";
    boolean usual = words.isDefault();
    Optional<InetAddress> destination = address(usual ? any : words.destination());
    Optional<Integer> length = usual ? Optional.of(0) : length(words, bits);
    return destination
        .filter(address -> address.getAddress().length * Byte.SIZE == bits)
        .flatMap(
            to ->
                length.map(
                    of -> new Route(to, of, gateway.get(), words.metric(), words.through())));
  }

  private static Optional<Integer> length(RouteWords words, int bits) {
    if (words.isHost()) {
      return Optional.of(bits);
    }
    return words.mask().isEmpty()
        ? words.length().filter(length -> length <= bits)
        : address(words.mask()).flatMap(Route::length);
  }

  /** The length of a mask; empty when its ones are not all in front. */
  private static Optional<Integer> length(InetAddress mask) {
    StringBuilder bits = new StringBuilder();
    for (byte each : mask.getAddress()) {
      bits.append(Integer.toBinaryString((each & 0xff) | 0x100), 1, 1 + Byte.SIZE);
    }
    int ones = bits.indexOf("0");
    boolean isMask = ones < 0 || bits.indexOf("1", ones) < 0;
    return isMask ? Optional.of(ones < 0 ? bits.length() : ones) : Optional.empty();
  }

  /** Never asks a name server. */
  private static Optional<InetAddress> address(String text) {
    try {
      boolean literal = FOUR.matcher(text).matches() || SIX.matcher(text).matches();
      return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether another, one that the kernel has, is what this one asks for. */
  boolean isMetBy(Route other) {
    return destination.equals(other.destination)
        && length == other.length
        && gateway.equals(other.gateway)
        && effective(metric) == effective(other.metric)
        && (through.isEmpty() || through.equals(other.through));
  }

  private long effective(long given) {
    return given == 0 && isSix() ? USUAL_OF_SIX : given;
  }

  /** Whether it is of IPv6. */
  public boolean isSix() {
    return gateway.getAddress().length * Byte.SIZE > Integer.SIZE;
  }

  /** What the command ip needs to know of it. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(length == 0 ? "default" : destination.getHostAddress() + "/" + length);
    words.addAll(List.of("via", gateway.getHostAddress()));
    if (!through.isEmpty()) {
      words.addAll(List.of("dev", through));
    }
    if (metric != 0) {
      words.addAll(List.of("metric", Long.toString(metric)));
    }
    return words;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    long hops = isSix() && metric == USUAL_OF_SIX ? 0 : metric;
    String interfaceWords = through.isEmpty() ? "," : "-if," + through + ",";
    String to = destination.getHostAddress() + "/" + length;
    String none = isSix() ? "::" : "0";
    return "net,-hopcount,"
        + hops
        + ","
        + interfaceWords
        + (length == 0 ? none : to)
        + ","
        + gateway.getHostAddress();
  }
}
