package org.cfgmgr.daemon.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which address is answered by whom. */
public final class Routes {
  private final Map<String, Route> exact = new LinkedHashMap<>();
  private Endpoint rest = query -> Answer.notFound();

  /** Whether a client needs the token, and who answers it. */
  sealed interface Route {
    boolean open();

    /** An answer at once. */
    record Once(Endpoint endpoint, boolean open) implements Route {}

    /** One event after the other. */
    record Stream(Feed feed) implements Route {
      @Override
      public boolean open() {
        return false;
      }
    }
  }

  /** An address for those who have the token, where there is one. */
  public Routes at(String path, Endpoint endpoint) {
    exact.put(path, new Route.Once(endpoint, false));
    return this;
  }

  /** An address for everybody. */
  public Routes open(String path, Endpoint endpoint) {
    exact.put(path, new Route.Once(endpoint, true));
    return this;
  }

  /** An address that goes on telling, for those who have the token. */
  public Routes stream(String path, Feed feed) {
    exact.put(path, new Route.Stream(feed));
    return this;
  }

  /** What answers at all other addresses, for everybody: the page and its files. */
  public Routes rest(Endpoint endpoint) {
    rest = endpoint;
    return this;
  }

  Route find(String path) {
    return Optional.ofNullable(exact.get(path)).orElseGet(() -> new Route.Once(rest, true));
  }
}
