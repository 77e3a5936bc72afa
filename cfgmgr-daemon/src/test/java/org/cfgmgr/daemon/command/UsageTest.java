package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.daemon.device.Chdev;
import org.cfgmgr.daemon.device.Mkdev;
import org.cfgmgr.daemon.device.Rda;
import org.cfgmgr.daemon.device.Rmdev;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UsageTest {
  @TempDir Path place;

  static Stream<OdmCommand> commands() {
    return Stream.of(
        new Lsdev(() -> (recording, input, odm) -> List.of()),
        new Lsattr(),
        new Lscfg(),
        new Chdev(),
        new Rda(),
        new Odmget(),
        new Odmadd(),
        new Odmchange(),
        new Odmdelete(),
        new Odmshow(),
        new Mkdev(),
        new Rmdev());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_namesEveryOptionAndFitsATerminal(OdmCommand command) throws IOException {
    Outcome outcome = new TestingMachine(place).run(command, "--help");

    assertThat(outcome.code()).isEqualTo(ExitCode.OK);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("Usage: " + command.name()).contains("\nExample");
    assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    for (Option option : command.usage().options().getOptions()) {
      String name = option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
      assertThat(name.equals("-h") || outcome.out().contains(name))
          .as("help of %s names %s", command.name(), name)
          .isTrue();
    }
    assertThat(Files.exists(place.resolve("objrepos"))).isFalse();
  }

  @Test
  void shortHelp_isTheSame() throws IOException {
    TestingMachine machine = new TestingMachine(place);

    assertThat(machine.run(new Odmget(), "-h")).isEqualTo(machine.run(new Odmget(), "--help"));
  }

  @Test
  void quotesOfAValue_stay() {
    Usage usage = new Usage("q:", List.of(), "");

    assertThat(usage.parse(List.of("-q", "\"a\"")).getOptionValue('q')).isEqualTo("\"a\"");
    assertThat(usage.parse(List.of("-qa=b")).getOptionValue('q')).isEqualTo("a=b");
    assertThat(usage.parse(List.of("-q", "-qx")).getOptionValue('q')).isEqualTo("-qx");
    assertThat(usage.parse(List.of("-q", "")).getOptionValue('q')).isEmpty();
    assertThat(usage.parse(List.of("-q", "-")).getOptionValue('q')).isEqualTo("-");
    assertThat(usage.parse(List.of("--", "-q")).getArgList()).containsExactly("-q");
  }

  /** lsdev | head: the reader has seen enough. */
  @Test
  void readerThatWentAway_isNoMessage() throws IOException {
    Outcome outcome = failing("Broken pipe");

    assertThat(outcome).isEqualTo(new Outcome(ExitCode.FAILED, "", ""));
  }

  @Test
  void fullDisk_isTold() throws IOException {
    Outcome outcome = failing("No space left on device");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                ExitCode.FAILED,
                "",
                "odmshow: cannot write the output: No space left on device\n"));
  }

  /** Text is the same bytes whatever the locale. */
  @Test
  void output_isUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput out = new StandardOutput(bytes);
    out.print("\u00e9".toUpperCase(Locale.ROOT));
    out.flush();

    assertThat(bytes.toByteArray()).containsExactly(0xc3, 0x89);
    assertThat(out.failure()).isEmpty();
  }

  private Outcome failing(String why) throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    TestingMachine machine = new TestingMachine(place).seed("");
    int code = machine.run(new Odmshow(), new StandardOutput(broken), err);
    return new Outcome(code, "", err.toString(java.nio.charset.StandardCharsets.UTF_8));
  }
}
