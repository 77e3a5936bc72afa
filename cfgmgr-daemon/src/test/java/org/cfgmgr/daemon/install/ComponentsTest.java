package org.cfgmgr.daemon.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.source.Offer;
import org.cfgmgr.source.SourceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {
  private static final String FIRMWARE = "firmware-bnx2";

  @TempDir private Path root;

  private final List<String> told = new ArrayList<>();
  private Path own;

  @BeforeEach
  void system() throws IOException {
    own = root.resolve("etc/apt/sources.list.d/cfgmgr.sources");
    Files.createDirectories(own.getParent());
    Files.writeString(root.resolve("etc/os-release"), "ID=debian\nVERSION_CODENAME=bookworm\n");
    sources("deb http://archive.example bookworm main\n");
  }

  private void sources(String text) throws IOException {
    Files.writeString(root.resolve("etc/apt/sources.list"), text);
  }

  private Components components(String... missing) {
    return new Components(
        root,
        Set.of(missing),
        Performing.with(Actuators.system(line -> {}, Limits.USUAL), told::add));
  }

  private Offer asked(Components components, String... has) {
    TestingSource source = new TestingSource(Set.of(has));
    return components.asked(source, () -> source.offer(List.of(FIRMWARE)));
  }

  @Test
  void missingComponent_isEnabledInAFileOfOurOwn() throws IOException {
    assertThat(asked(components("non-free-firmware"), FIRMWARE).asked()).containsExactly(FIRMWARE);

    assertThat(Files.readString(own)).contains("\nComponents: non-free-firmware\n");
    assertThat(Files.readString(root.resolve("etc/apt/sources.list")))
        .isEqualTo("deb http://archive.example bookworm main\n");
    assertThat(told).containsExactly("write " + own);
  }

  @Test
  void nothingToBeHadFromIt_isSaid() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> asked(components("non-free-firmware")))
        .withMessage("E: Unable to locate package firmware-bnx2\n");

    // The file is taken back with the rest of the installation.
    assertThat(told).containsExactly("write " + own);
  }

  @Test
  void noComponentMissing_touchesNothing() {
    assertThat(asked(components(), FIRMWARE).asked()).containsExactly(FIRMWARE);

    assertThat(own).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void systemWithoutArchive_isToldWhatToDo() throws IOException {
    sources("deb http://archive.example trixie main\n");

    assertThatExceptionOfType(InstallException.class)
        .isThrownBy(() -> asked(components("non-free-firmware"), FIRMWARE))
        .withMessage(
            "no source of the system gives main of bookworm, and so none is known for"
                + " non-free-firmware: add one to /etc/apt/sources.list, or give a directory:"
                + " cfgmgr -i DIR");
  }
}
