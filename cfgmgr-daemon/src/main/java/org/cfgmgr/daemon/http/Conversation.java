package org.cfgmgr.daemon.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.cfgmgr.daemon.http.Routes.Route;

/** Answers one request after the other. */
final class Conversation implements HttpHandler {
  /** A client that has gone is noticed when it is written to. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Door door;
  private final Routes routes;
  private final Semaphore streams;
  private final Duration longest;

  Conversation(Door door, Routes routes, Limits limits) {
    this.door = door;
    this.routes = routes;
    this.streams = new Semaphore(limits.streams());
    this.longest = limits.response().multipliedBy(4).dividedBy(5);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      secure(exchange.getResponseHeaders());
      if (hasBody(exchange.getRequestHeaders())) {
        // What is not read is not waited for.
        exchange.getResponseHeaders().set("Connection", "close");
      }
      converse(exchange);
    }
  }

  private void converse(HttpExchange exchange) throws IOException {
    Route route = routes.find(exchange.getRequestURI().getPath());
    Optional<Answer> refusal =
        door.refusal(
            exchange.getRequestMethod(),
            exchange.getRequestHeaders(),
            route,
            exchange.getResponseHeaders());
    if (refusal.isPresent()) {
      send(exchange, refusal.get());
    } else if (route instanceof Route.Stream stream) {
      stream(exchange, stream.feed());
    } else if (route instanceof Route.Once once) {
      send(exchange, answer(exchange, once.endpoint()));
    }
  }

  private static Answer answer(HttpExchange exchange, Endpoint endpoint) {
    try {
      String raw = exchange.getRequestURI().getRawQuery();
      return endpoint.answer(
          new Query(exchange.getRequestURI().getPath(), Query.parse(raw == null ? "" : raw)));
    } catch (IllegalArgumentException e) {
      return Answer.text(400, "the query is not well formed");
    } catch (RuntimeException e) {
      // Nothing of the inside is told to who asks.
      return Answer.text(500, "internal error");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head || answer.body().length == 0) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private void stream(HttpExchange exchange, Feed feed) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      send(exchange, new Answer(200, "text/event-stream", new byte[0]));
    } else if (!streams.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      send(exchange, Answer.text(503, "too many clients listen to events"));
    } else {
      try (Feed.Subscription subscription = feed.subscribe()) {
        tell(exchange, subscription);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        streams.release();
      }
    }
  }

  private void tell(HttpExchange exchange, Feed.Subscription subscription)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    long end = System.nanoTime() + longest.toNanos();
    try (OutputStream out = exchange.getResponseBody()) {
      write(out, "retry: 1000\n\n");
      long left = longest.toNanos();
      while (left > 0) {
        Duration wait = Duration.ofNanos(Math.min(left, SIGN_OF_LIFE.toNanos()));
        write(out, subscription.next(wait).map(Feed.Message::text).orElse(": alive\n\n"));
        left = end - System.nanoTime();
      }
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static boolean hasBody(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
  }

  private static void secure(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
