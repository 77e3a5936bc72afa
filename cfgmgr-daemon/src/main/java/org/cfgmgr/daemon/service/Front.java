package org.cfgmgr.daemon.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.cfgmgr.daemon.conf.HttpSettings;
import org.cfgmgr.daemon.http.Limits;
import org.cfgmgr.daemon.http.Routes;
import org.cfgmgr.daemon.http.Tls;
import org.cfgmgr.daemon.http.Token;
import org.cfgmgr.daemon.http.WebServer;
import org.cfgmgr.daemon.log.Log;
import org.jspecify.annotations.Nullable;

/** The HTTP server, which is made anew when its settings change. */
final class Front implements AutoCloseable {
  private final Routes routes;
  private final Log log;
  private @Nullable WebServer server;

  Front(Routes routes, Log log) {
    this.routes = routes;
    this.log = log;
  }

  /**
   * Listens as the settings say, and no longer as it did.
   *
   * @throws IOException saying why it cannot; then it listens nowhere
   */
  void open(HttpSettings settings) throws IOException {
    close();
    if (!settings.isOn()) {
      return;
    }
    Optional<SSLContext> tls = Optional.empty();
    if (settings.certificate().isPresent() && settings.key().isPresent()) {
      tls = Optional.of(Tls.read(settings.certificate().get(), settings.key().get()));
    }
    Optional<Token> token = settings.token().map(Token::new);
    InetSocketAddress address = new InetSocketAddress(settings.listen(), settings.port());
    try {
      server = WebServer.start(address, tls, token, routes, Limits.USUAL);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on "
              + named(address)
              + ": "
              + e.getMessage()
              + "; set another port in the stanza http, or 0 for none",
          e);
    }
    log.info("answers on " + (tls.isPresent() ? "https://" : "http://") + named(address) + "/");
  }

  @Override
  public void close() {
    WebServer old = server;
    if (old != null) {
      old.close();
      server = null;
    }
  }

  private static String named(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
