package org.cfgmgr.daemon.http;

import java.nio.charset.StandardCharsets;

/**
 * What a client gets.
 *
 * @param status of HTTP
 * @param type of the content, as {@code Content-Type} has it
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, and never compared.
public record Answer(int status, String type, byte[] body) {
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  /** All is well. */
  public static Answer ok(String type, String body) {
    return new Answer(200, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A word for people, with a status that says it to programs. */
  public static Answer text(int status, String text) {
    return new Answer(status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Answer notFound() {
    return text(404, "there is nothing at this address");
  }
}
