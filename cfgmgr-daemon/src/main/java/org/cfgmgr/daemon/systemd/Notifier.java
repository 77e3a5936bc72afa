package org.cfgmgr.daemon.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells systemd how the service is (sd_notify(3)); tells nobody where systemd did not start it. */
public final class Notifier {
  private static final int PATH = 108;

  private final Consumer<String> send;
  private final Optional<Duration> watchdog;

  Notifier(Consumer<String> send, Optional<Duration> watchdog) {
    this.send = send;
    this.watchdog = watchdog;
  }

  /** Of a process with this environment. */
  public static Notifier of(Map<String, String> environment, long pid) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    boolean known = socket.startsWith("/") || socket.startsWith("@");
    return new Notifier(
        known ? text -> send(socket, text) : text -> {}, watchdog(environment, pid));
  }

  /**
   * How often at least systemd wants to hear that the service is alive (sd_watchdog_enabled(3)).
   */
  public Optional<Duration> watchdog() {
    return watchdog;
  }

  public void ready() {
    send.accept("READY=1");
  }

  /** A line for {@code systemctl status}. */
  public void status(String text) {
    send.accept("STATUS=" + text.replace('\n', ' '));
  }

  /** The settings are about to be read again. */
  public void reloading() {
    send.accept("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
  }

  public void stopping() {
    send.accept("STOPPING=1");
  }

  public void alive() {
    send.accept("WATCHDOG=1");
  }

  private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
    String limit = environment.getOrDefault("WATCHDOG_USEC", "");
    String whose = environment.getOrDefault("WATCHDOG_PID", String.valueOf(pid));
    return limit.matches("[1-9]\\d{0,17}") && whose.equals(String.valueOf(pid))
        ? Optional.of(Duration.ofNanos(Long.parseLong(limit) * 1000))
        : Optional.empty();
  }

  private static void send(String path, String text) {
    byte[] message = text.getBytes(UTF_8);
    try {
      int socket = LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
      try {
        byte[] address = address(path);
        LibC.sendto(socket, message, message.length, LibC.MSG_NOSIGNAL, address, address.length);
      } finally {
        LibC.close(socket);
      }
    } catch (LastErrorException e) {
      // systemd is not there any more, or does not listen: nothing that the service could mend.
      return;
    }
  }

  /** A {@code struct sockaddr_un}; an abstract name begins with a zero, which @ stands for. */
  static byte[] address(String path) {
    byte[] name = path.getBytes(UTF_8);
    if (name[0] == '@') {
      name[0] = 0;
    }
    ByteBuffer address =
        ByteBuffer.allocate(Short.BYTES + Math.min(name.length, PATH))
            .order(ByteOrder.nativeOrder());
    return address.putShort((short) LibC.AF_UNIX).put(name, 0, Math.min(name.length, PATH)).array();
  }
}
