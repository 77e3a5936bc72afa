package org.cfgmgr.daemon.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The JDK's HTTP server with limits, so that a client that sends rubbish, half a request, too much
 * or nothing costs the others nothing.
 */
public final class WebServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final long STACK = 256 << 10;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private WebServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to listen.
   *
   * @param token that clients must show; without one only this machine is answered
   * @throws IOException when the address cannot be had
   */
  public static WebServer start(
      InetSocketAddress address,
      Optional<SSLContext> tls,
      Optional<Token> token,
      Routes routes,
      Limits limits)
      throws IOException {
    limits.set();
    HttpServer server = create(address, tls);
    ThreadPoolExecutor threads = threads(limits.connections() + 1);
    server.setExecutor(threads);
    Door door = new Door(address.getAddress(), token);
    server.createContext("/", new Conversation(door, routes, limits));
    server.start();
    return new WebServer(server, threads);
  }

  /** Where it listens; the port is the one that the system chose when 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private static HttpServer create(InetSocketAddress address, Optional<SSLContext> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(address, BACKLOG);
    }
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
    return server;
  }

  /** None while nobody asks. */
  private static ThreadPoolExecutor threads(int most) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        most,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(null, work, "http-" + count.incrementAndGet(), STACK);
          thread.setDaemon(true);
          return thread;
        });
  }
}
