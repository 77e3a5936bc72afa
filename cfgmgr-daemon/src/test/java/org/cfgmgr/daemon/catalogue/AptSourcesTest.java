package org.cfgmgr.daemon.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  private final AptSources sources = new AptSources("bookworm");

  @TempDir private Path apt;

  @Test
  void lines_ofTheRelease_getAllComponents() {
    assertThat(
            sources.lines(
                """
                # the archive
                deb http://archive.example/debian bookworm main # free only
                deb-src http://archive.example/debian bookworm main
                deb [arch=amd64 signed-by=/k.gpg] http://archive.example/sec bookworm-security main contrib
                deb http://archive.example/debian bookworm-backports main
                deb http://other.example/apt bookworm stable
                deb http://other.example/apt sid main
                """))
        .isEqualTo(
            """
            deb http://archive.example/debian bookworm main contrib non-free non-free-firmware
            deb [arch=amd64 signed-by=/k.gpg] http://archive.example/sec bookworm-security main contrib non-free non-free-firmware
            """);
  }

  @Test
  void stanzas_ofTheRelease_getAllComponents() {
    assertThat(
            sources.stanzas(
                """
                Types: deb deb-src
                URIs: http://archive.example/debian
                Suites: bookworm bookworm-updates bookworm-backports
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 mQINBF

                Types: deb
                URIs: http://other.example/node
                Suites: nodistro
                Components: main
                """))
        .isEqualTo(
            """
            Types: deb
            URIs: http://archive.example/debian
            Suites: bookworm bookworm-updates
            Components: main contrib non-free non-free-firmware
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             mQINBF

            """);
  }

  @Test
  void files_thatAptReads_areTaken() throws IOException {
    Files.createDirectories(apt.resolve("sources.list.d"));
    String line = "deb http://archive.example/debian bookworm main\n";
    Files.writeString(apt.resolve("sources.list"), line);
    Files.writeString(apt.resolve("sources.list.d/a.list"), line);
    Files.writeString(apt.resolve("sources.list.d/b.list.disabled"), line);
    Files.writeString(apt.resolve("sources.list.d/c.list"), "deb http://x.example y z\n");

    assertThat(sources.of(apt)).containsOnlyKeys("sources.list", "a.list");
  }

  @Test
  void machineWithoutSources_hasNone() {
    assertThat(sources.of(apt.resolve("none"))).isEmpty();
  }
}
