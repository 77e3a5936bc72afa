package org.cfgmgr.daemon.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path dir;

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("cfgmgr.conf"), text);
  }

  @Test
  void shippedFile_saysTheUsualValues_andHasEverySetting() {
    Path shipped = Path.of("../etc/cfgmgr.conf");
    Settings.Read read = Settings.read(shipped);

    assertThat(read.problems()).isEmpty();
    for (Setting setting : Setting.values()) {
      assertThat(shipped)
          .content()
          .contains("\t" + setting.attribute() + " = " + setting.usual() + "\n");
    }
  }

  @Test
  void whatIsSet_holds_andTheRestIsUsual() throws IOException {
    Settings settings =
        Settings.read(file("methods:\n\tparallel = 32\nlimits:\n\tconfigure = 5\n")).settings();

    assertThat(settings.parallel()).isEqualTo(32);
    assertThat(settings.configureLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.ruleLimit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.bindWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.serial().parallel()).isEqualTo(1);
  }

  @Test
  void everyMistake_isTold_andTheRestIsUsed() throws IOException {
    Path file =
        file(
            """
            methods:
            	parallel = 65
            	paralel = 4
            	term_grace = soon
            limit:
            	rule = 1
            limits:
            	rule = 7
            	rule = 8
            	stop
            """);
    Settings.Read read = Settings.read(file);

    assertThat(read.problems())
        .containsExactly(
            file + ":10: expected name = value: 'stop'",
            file + ":2: parallel is a number from 1 to 64: 'parallel = 65'",
            file
                + ":3: there is no such setting in methods; there are parallel, term_grace:"
                + " 'paralel = 4'",
            file + ":4: term_grace is a number from 0 to 60: 'term_grace = soon'",
            file
                + ":5: there is no stanza of that name; there are methods, limits, drivers:"
                + " 'limit:'");
    assertThat(read.settings().parallel()).isEqualTo(8);
  }

  @Test
  void settingTwice_isTold() throws IOException {
    Path file = file("limits:\n\trule = 7\n\trule = 8\n");

    assertThat(Settings.read(file).problems())
        .containsExactly(file + ":3: rule is set above already; leave one of the two: 'rule = 8'");
    assertThat(Settings.read(file).settings().ruleLimit()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void environment_namesAnotherFile() throws IOException {
    String file = file("methods:\n\tparallel = 3\n").toString();

    assertThat(Settings.read(Map.of("CFGMGR_CONF", file)).settings().parallel()).isEqualTo(3);
    assertThat(Settings.read(Map.of("CFGMGR_CONF", file + "x")).problems())
        .containsExactly(file + "x: there is no such file; the usual values are used");
  }
}
