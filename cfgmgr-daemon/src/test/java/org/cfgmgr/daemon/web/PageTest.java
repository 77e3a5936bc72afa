package org.cfgmgr.daemon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.daemon.http.Answer;
import org.cfgmgr.daemon.http.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page consists of; bin/verify --page tries it in a browser. */
final class PageTest {
  /** Files that a file names: scripts, style sheets, modules. */
  private static final Pattern NAMED =
      Pattern.compile("(?:src|href)=\"([a-z]+\\.[a-z]+)\"|from \"\\./([a-z]+\\.js)\"");

  @Test
  void everyFileThatIsNamed_isThere() {
    Map<String, String> types = Map.of("js", "text/javascript", "css", "text/css");
    Set<String> seen = files();

    assertThat(seen).contains("index.html", "page.css", "page.js");
    seen.remove("index.html");
    for (String name : seen) {
      Answer answer = get("/" + name);
      assertThat(answer.status()).as(name).isEqualTo(200);
      assertThat(answer.type())
          .isEqualTo(types.get(name.substring(name.indexOf('.') + 1)) + "; charset=utf-8");
    }
  }

  /** The Content-Security-Policy forbids it, so that it would not work. */
  @Test
  void markup_hasNeitherScriptNorStyleNorHandlerInIt() {
    assertThat(text("/"))
        .doesNotContainPattern("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
  }

  @Test
  void nothing_isAskedForElsewhere() {
    for (String name : files()) {
      String text = text("/" + name).replaceAll("http://www\\.w3\\.org/2000/svg", "");
      assertThat(text).as(name).doesNotContainPattern("https?://|url\\(|@import|eval\\(|innerHTML");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../Api.class",
        "/page/index.html",
        "/index.htm",
        "/INDEX.HTML",
        "/x.class",
        "//"
      })
  void otherAddress_isNotThere(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }

  /** All files that the page leads to. */
  private static Set<String> files() {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of("index.html"));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (seen.add(name)) {
        Matcher named = NAMED.matcher(text("/" + name));
        named.results().forEach(one -> open.add(one.group(one.group(1) == null ? 2 : 1)));
      }
    }
    return seen;
  }

  private static Answer get(String path) {
    return new Page().answer(new Query(path, Map.of()));
  }

  private static String text(String path) {
    return new String(get(path).body(), StandardCharsets.UTF_8);
  }
}
