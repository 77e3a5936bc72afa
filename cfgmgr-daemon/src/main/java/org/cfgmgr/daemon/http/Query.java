package org.cfgmgr.daemon.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param path decoded, from the root: {@code /api/v1/devices}
 * @param parameters of the query string; of several with one name the first
 */
public record Query(String path, Map<String, String> parameters) {
  public Query {
    parameters = Map.copyOf(parameters);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A whole number that is not negative; {@code otherwise} when it is not given, or is none. */
  public long number(String name, long otherwise) {
    return parameter(name)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  /**
   * Reads a query string.
   *
   * @throws IllegalArgumentException when an escape in it is none
   */
  static Map<String, String> parse(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.putIfAbsent(decoded(name), decoded(value));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
