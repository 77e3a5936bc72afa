package org.cfgmgr.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSourcesTest {
  private static final String FIRMWARE = "non-free-firmware";

  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve("etc/apt").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Optional<String> with(String... components) {
    return OwnSources.with(new Root(root), "bookworm", Set.of(components));
  }

  @Test
  void lines_giveStanzasWithTheSameKeysAndSuites() throws IOException {
    file(
        "sources.list",
        """
        deb [signed-by=/k.gpg arch=amd64,i386 lang-=de] http://archive.example/debian bookworm main contrib
        deb-src http://archive.example/debian bookworm main
        deb http://archive.example/debian bookworm-updates main # why
        deb http://security.example bookworm-security main
        deb http://archive.example/debian bookworm-backports main
        deb http://other.example bookworm stable
        deb http://other.example cloud-bookworm main
        """);

    assertThat(with(FIRMWARE))
        .contains(
            """
            # By cfgmgr: components of the archive that device software is in.

            Types: deb
            URIs: http://archive.example/debian
            Suites: bookworm
            Components: non-free-firmware
            signed-by: /k.gpg
            Architectures: amd64 i386
            Languages-Remove: de

            Types: deb
            URIs: http://archive.example/debian
            Suites: bookworm-updates
            Components: non-free-firmware

            Types: deb
            URIs: http://security.example
            Suites: bookworm-security
            Components: non-free-firmware
            """);
  }

  @Test
  void stanzas_keepTheirOtherFields() throws IOException {
    file(
        "sources.list.d/debian.sources",
        """
        Types: deb deb-src
        # where it was before
        URIs: http://archive.example/debian
        Suites: bookworm bookworm-updates bookworm-backports
        Components: main
        Signed-By:
         -----BEGIN PGP PUBLIC KEY BLOCK-----
         .
         -----END PGP PUBLIC KEY BLOCK-----
        Check-Valid-Until: no

        Enabled: no
        Types: deb
        URIs: http://old.example
        Suites: bookworm
        Components: main
        """);

    assertThat(with("contrib", FIRMWARE))
        .contains(
            """
            # By cfgmgr: components of the archive that device software is in.

            Types: deb
            URIs: http://archive.example/debian
            Suites: bookworm bookworm-updates
            Components: contrib non-free-firmware
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             -----END PGP PUBLIC KEY BLOCK-----
            Check-Valid-Until: no
            """);
  }

  @Test
  void whatIsThere_staysAndIsNoSource() throws IOException {
    file("sources.list", "deb http://archive.example bookworm main\n");
    file("sources.list.d/cfgmgr.sources", with("contrib").orElseThrow());

    assertThat(with(FIRMWARE))
        .contains(
            """
            # By cfgmgr: components of the archive that device software is in.

            Types: deb
            URIs: http://archive.example
            Suites: bookworm
            Components: contrib

            Types: deb
            URIs: http://archive.example
            Suites: bookworm
            Components: non-free-firmware
            """);
  }

  @Test
  void systemOfAnotherRelease_hasNoSuchSource() throws IOException {
    assertThat(with(FIRMWARE)).isEmpty();
    file("sources.list", "deb http://archive.example trixie main\n");

    assertThat(with(FIRMWARE)).isEmpty();
  }
}
