package org.cfgmgr.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.kernel.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPackagesTest {
  @TempDir Path root;

  private InstalledPackages packages(String status) throws IOException {
    Path file = root.resolve("var/lib/dpkg/status");
    Files.createDirectories(file.getParent());
    Files.writeString(file, status);
    return InstalledPackages.of(new Root(root));
  }

  @Test
  void onlyWhatIsInstalled_isThere() throws IOException {
    InstalledPackages packages =
        packages(
            """
            Package: firmware-bnx2
            Status: install ok installed
            Architecture: all
            Version: 20230210-5
            Description: a text
             Package: not-a-package

            Package: removed
            Status: deinstall ok config-files
            Version: 1

            Package: linux-image-amd64
            Status: install ok half-configured
            Version: 6.1.192-2
            """);

    assertThat(packages.known()).isTrue();
    assertThat(packages.version("firmware-bnx2")).contains("20230210-5");
    assertThat(packages.has("removed")).isFalse();
    assertThat(packages.has("not-a-package")).isFalse();
    assertThat(packages.unfinished()).containsExactly("linux-image-amd64");
  }

  @Test
  void systemWithoutDpkg_isNotKnown() {
    assertThat(InstalledPackages.of(new Root(root)).known()).isFalse();
  }
}
