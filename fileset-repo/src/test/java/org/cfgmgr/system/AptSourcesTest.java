package org.cfgmgr.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  @TempDir Path root;

  private AptSources sources(String name, String text) throws IOException {
    Path file = root.resolve("etc/apt").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return AptSources.of(new Root(root));
  }

  @Test
  void lines_nameTheirComponents() throws IOException {
    AptSources sources =
        sources(
            "sources.list",
            """
            # deb file:/archive bookworm non-free
            deb [arch=amd64 signed-by=/k.gpg] file:/archive bookworm main contrib # the rest
            deb-src file:/archive bookworm non-free-firmware
            deb file:/flat ./
            """);

    assertThat(sources.components()).containsExactly("contrib", "main");
    assertThat(sources.enabled("non-free-firmware")).isFalse();
    assertThat(sources.enabled("")).isTrue();
  }

  @Test
  void whereNoSourceNamesComponents_onlyAptCanTell() throws IOException {
    assertThat(sources("sources.list", "deb [trusted=yes] file:/flat ./\n").enabled("main"))
        .isTrue();
  }

  @Test
  void stanzas_nameTheirComponents_unlessSwitchedOff() throws IOException {
    AptSources sources =
        sources(
            "sources.list.d/debian.sources",
            """
            Types: deb deb-src
            # a comment between
            URIs: file:/archive
            Suites: bookworm
            Components: main
             non-free-firmware

            Enabled: no
            Types: deb
            Components: contrib

            Types: deb-src
            Components: non-free
            """);

    assertThat(sources.components()).containsExactly("main", "non-free-firmware");
  }

  @Test
  void otherFiles_areNoSources() throws IOException {
    assertThat(sources("sources.list.d/old.list.save", "deb file:/a b main\n").components())
        .isEmpty();
  }
}
