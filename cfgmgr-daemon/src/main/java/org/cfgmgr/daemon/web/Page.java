package org.cfgmgr.daemon.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.cfgmgr.daemon.http.Answer;
import org.cfgmgr.daemon.http.Endpoint;
import org.cfgmgr.daemon.http.Query;

/** The page for people: the files in the directory {@code page} beside this class. */
final class Page implements Endpoint {
  private static final Pattern NAME = Pattern.compile("/([a-z0-9][a-z0-9_-]*\\.([a-z0-9]+))");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", Answer.JSON);

  @Override
  public Answer answer(Query query) {
    var name = NAME.matcher(query.path().equals("/") ? "/index.html" : query.path());
    return name.matches() && TYPES.containsKey(name.group(2))
        ? file(name.group(1), TYPES.getOrDefault(name.group(2), ""))
        : missing();
  }

  private static Answer file(String name, String type) {
    try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
      return in == null ? missing() : new Answer(200, type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer missing() {
    return Answer.text(404, "there is nothing at this address");
  }
}
