package org.cfgmgr.daemon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cfgmgr.daemon.http.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AboutTest {
  @TempDir Path names;

  @Test
  void names_areThoseOfTheKernel() throws IOException {
    Files.writeString(names.resolve("hostname"), "db7\n");
    Files.writeString(names.resolve("osrelease"), "6.1.0-56-amd64\n");

    assertThat(text()).isEqualTo("{\"host\":\"db7\",\"kernel\":\"6.1.0-56-amd64\"}\n");
  }

  @Test
  void name_thatCannotBeRead_isEmpty() {
    assertThat(text()).isEqualTo("{\"host\":\"\",\"kernel\":\"\"}\n");
  }

  private String text() {
    byte[] body = new About(names).answer(new Query("/api/v1/about", Map.of())).body();
    return new String(body, StandardCharsets.UTF_8);
  }
}
