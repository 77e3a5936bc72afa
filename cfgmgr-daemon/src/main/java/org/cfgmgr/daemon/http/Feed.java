package org.cfgmgr.daemon.http;

import java.time.Duration;
import java.util.Optional;

/** What stands at an address and goes on telling (server-sent events, WHATWG HTML, 9.2). */
@FunctionalInterface
public interface Feed {
  /** Begins to listen; what happens from now on is not missed. */
  Subscription subscribe();

  /** What one client gets. */
  interface Subscription extends AutoCloseable {
    /** Waits for the next message; empty when none came in that time. */
    Optional<Message> next(Duration wait) throws InterruptedException;

    @Override
    void close();
  }

  /**
   * One event.
   *
   * @param id by which a client that comes back says what it has seen
   * @param kind the event's type
   * @param data a line of JSON
   */
  record Message(long id, String kind, String data) {
    String text() {
      return "id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n";
    }
  }
}
