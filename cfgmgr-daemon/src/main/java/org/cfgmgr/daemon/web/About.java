package org.cfgmgr.daemon.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.http.Answer;
import org.cfgmgr.daemon.http.Endpoint;
import org.cfgmgr.daemon.http.Query;

/** Which machine it is, for those who look after many. */
final class About implements Endpoint {
  private final Path names;

  /**
   * Tells it.
   *
   * @param names where the kernel shows its names: {@code /proc/sys/kernel} (sysctl kernel(5))
   */
  About(Path names) {
    this.names = names;
  }

  @Override
  public Answer answer(Query query) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", read("hostname"));
    json.put("kernel", read("osrelease"));
    return Answer.ok(Answer.JSON, Json.line(json) + "\n");
  }

  private String read(String name) {
    try {
      return Files.readString(names.resolve(name)).strip();
    } catch (IOException e) {
      // It only heads a page.
      return "";
    }
  }
}
