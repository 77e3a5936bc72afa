package org.cfgmgr.daemon.http;

import java.time.Duration;

/**
 * How much strangers can ask for.
 *
 * @param connections at the same time; each busy one has a thread, so that one that waits for its
 *     client holds up no other
 * @param streams clients that may listen to events at the same time
 * @param request how long a client may take to send its request
 * @param response how long it may take to read the answer; a stream is ended by then, and its
 *     client asks again
 * @param idle how long a connection may say nothing
 */
public record Limits(
    int connections, int streams, Duration request, Duration response, Duration idle) {
  /** What the daemon has. */
  public static final Limits USUAL =
      new Limits(128, 8, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(10));

  /** What the JDK's server takes from system properties, when it is used for the first time. */
  void set() {
    set("jdk.httpserver.maxConnections", connections);
    set("sun.net.httpserver.maxReqTime", request.toSeconds());
    set("sun.net.httpserver.maxRspTime", response.toSeconds());
    set("sun.net.httpserver.idleInterval", idle.toSeconds());
    set("sun.net.httpserver.maxIdleConnections", connections / 4);
    set("sun.net.httpserver.maxReqHeaders", 64);
    set("sun.net.httpserver.maxReqHeaderSize", 16 << 10);
    set("sun.net.httpserver.drainAmount", 0);
    set("sun.net.httpserver.nodelay", "true");
  }

  private static void set(String name, Object value) {
    System.setProperty(name, String.valueOf(value));
  }
}
