package org.cfgmgr.daemon.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.daemon.http.Routes.Route;

/**
 * Who may come in. Without a token only this machine can connect, and a page of another site that
 * is open in a browser here must not: its requests bear the name of that site (DNS rebinding).
 */
final class Door {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final InetAddress address;
  private final Optional<Token> token;

  Door(InetAddress address, Optional<Token> token) {
    this.address = address;
    this.token = token;
  }

  /** Why a request is not answered; empty when it is. */
  Optional<Answer> refusal(String method, Headers asked, Route route, Headers told) {
    if (!METHODS.contains(method)) {
      told.set("Allow", "GET, HEAD");
      return Optional.of(Answer.text(405, "only GET and HEAD are answered"));
    }
    if (token.isEmpty()) {
      return isHere(asked.getOrDefault("Host", List.of()))
          ? Optional.empty()
          : Optional.of(Answer.text(403, "ask for localhost, or by the address of this machine"));
    }
    if (route.open() || token.get().isIn(asked.getOrDefault("Authorization", List.of()))) {
      return Optional.empty();
    }
    told.set("WWW-Authenticate", "Bearer realm=\"cfgmgrd\"");
    return Optional.of(Answer.text(401, "give the token: Authorization: Bearer TOKEN"));
  }

  private boolean isHere(List<String> hosts) {
    return hosts.size() <= 1
        && hosts.stream()
            .map(Door::name)
            .allMatch(name -> HERE.contains(name) || name.equals(address.getHostAddress()));
  }

  private static String name(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }
}
