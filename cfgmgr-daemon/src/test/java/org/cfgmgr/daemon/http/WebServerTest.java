package org.cfgmgr.daemon.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real server on loopback, and clients that write what they like. */
class WebServerTest {
  private static final int LONG = 20_000;

  private final BlockingQueue<Feed.Message> messages = new LinkedBlockingQueue<>();
  private final List<Socket> clients = new ArrayList<>();
  private WebServer server = start(Optional.empty());

  private WebServer start(Optional<Token> token) {
    Routes routes =
        new Routes()
                .at("/here", query -> Answer.ok(Answer.TEXT, "n=" + query.number("n", -1)))
                .at(
                    "/bug",
                    query -> {
                      throw new IllegalStateException("secret of the inside");
                    })
                .open("/open", query -> Answer.ok(Answer.TEXT, "open"))
                .stream("/stream", TestingSubscription::new);
    try {
      return WebServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Optional.empty(),
          token,
          routes,
          Limits.USUAL);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private final class TestingSubscription implements Feed.Subscription {
    @Override
    public Optional<Feed.Message> next(Duration wait) throws InterruptedException {
      return Optional.ofNullable(messages.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void close() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    server.close();
  }

  private Socket client(String text) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    socket.setSoTimeout(LONG);
    clients.add(socket);
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private String answer(String request) throws IOException {
    try (Socket socket = client(request)) {
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private String get(String target, String... headers) throws IOException {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String host = more.contains("Host:") ? "" : "Host: localhost\r\n";
    return answer("GET " + target + " HTTP/1.1\r\n" + host + more + "Connection: close\r\n\r\n");
  }

  @Test
  void address_isAnswered_withItsQuery() throws IOException {
    assertThat(get("/here?n=7&x=%20")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nn=7");
    assertThat(get("/here?n=-7")).endsWith("n=-1");
  }

  @Test
  void answer_bearsWhatMakesBrowsersCareful() throws IOException {
    assertThat(get("/open").toLowerCase(java.util.Locale.ROOT))
        .contains("content-security-policy: default-src 'none'; script-src 'self'")
        .contains("x-content-type-options: nosniff\r\n")
        .contains("x-frame-options: deny\r\n")
        .contains("cache-control: no-store\r\n");
  }

  @Test
  void otherAddress_isNotFound() throws IOException {
    assertThat(get("/nowhere"))
        .startsWith("HTTP/1.1 404 ")
        .endsWith("there is nothing at this address\n");
  }

  @Test
  void head_hasNoBody() throws IOException {
    assertThat(answer("HEAD /open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-length: 4\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void otherMethod_isRefused() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO")) {
      assertThat(answer(method + " /open HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ")
          .contains("Allow: GET, HEAD\r\n");
    }
  }

  @Test
  void bug_isToldNobody() throws IOException {
    assertThat(get("/bug")).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
  }

  @Test
  void brokenEscape_isTheClientsMistake() throws IOException {
    assertThat(get("/here?n=%zz")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void otherName_isRefused_sinceAPageElsewhereMayBearIt() throws IOException {
    assertThat(get("/open", "Host: evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(get("/open", "Host: 127.0.0.1:8621")).startsWith("HTTP/1.1 200 ");
    assertThat(get("/open", "Host: [::1]:8621")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void token_isNeeded_whereThereIsOne_butForOpenAddresses() throws IOException {
    server.close();
    server = start(Optional.of(new Token("0123456789abcdef")));

    assertThat(get("/here"))
        .startsWith("HTTP/1.1 401 ")
        .contains("Www-authenticate: Bearer realm=\"cfgmgrd\"\r\n");
    assertThat(get("/here", "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/here", "Authorization: Basic 0123456789abcdef")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/stream")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/here", "Authorization: bearer 0123456789abcdef")).startsWith("HTTP/1.1 200 ");
    assertThat(get("/open", "Host: monitored.example")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void clientsThatMisbehave_costOthersNothing() throws IOException {
    for (int i = 0; i < 20; i++) {
      client("");
      client("GET /here HTT");
      client("GET /here HTTP/1.1\r\nHost: localhost\r\nX-Half");
      client("\0\1\2\r\n\r\n");
      client("POST /here HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\nxxx");
    }

    assertThat(get("/here?n=1")).endsWith("n=1");
  }

  @Test
  void largeBody_isNotWaitedFor() throws IOException {
    Socket client =
        client("GET /here HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\n");

    assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void headersWithoutEnd_areNotKept() throws IOException {
    StringBuilder headers = new StringBuilder("Host: localhost\r\n");
    for (int i = 0; i < 100; i++) {
      headers.append("X-").append(i).append(": b\r\n");
    }
    Socket client = client("GET /here HTTP/1.1\r\n" + headers + "\r\n");

    assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
        .doesNotContain("200 OK");
  }

  @Test
  void stream_tellsEachMessage() throws IOException {
    messages.add(new Feed.Message(7, "gone", "{\"id\":7}"));
    Socket client = client("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");

    StringBuilder text = new StringBuilder();
    while (text.indexOf("}\n\n") < 0) {
      text.append((char) client.getInputStream().read());
    }
    assertThat(text).contains("text/event-stream", "id: 7\nevent: gone\ndata: {\"id\":7}\n\n");
  }

  @Test
  void moreStreamsThanThereMayBe_areSentAway() throws IOException {
    for (int i = 0; i < Limits.USUAL.streams(); i++) {
      Socket client = client("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
    }

    assertThat(get("/stream")).startsWith("HTTP/1.1 503 ").contains("Retry-after: 30\r\n");
    assertThat(get("/open")).endsWith("open");
  }
}
