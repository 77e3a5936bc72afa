package org.cfgmgr.daemon.conf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.StanzaReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Path SHIPPED = Path.of("../etc/cfgmgr.conf");

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("cfgmgr.conf");
  }

  private Settings.Read read(String text) throws IOException {
    return Settings.read(Files.writeString(file, text));
  }

  private String at(int line, String message) {
    return file + ":" + line + ": " + message;
  }

  @Test
  void shippedFile_hasEverySettingWithItsUsualValue() {
    StanzaReader.Content shipped = StanzaReader.read(SHIPPED);

    assertThat(Settings.read(SHIPPED).problems()).isEmpty();
    assertThat(shipped.stanzas())
        .flatMap(
            stanza ->
                stanza.entries().stream()
                    .map(entry -> stanza.header() + " " + entry.name() + " = " + entry.value())
                    .toList())
        .containsExactlyInAnyOrderElementsOf(
            List.of(Setting.values()).stream()
                .map(one -> one.stanza() + " " + one.attribute() + " = " + one.usual())
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void usualValue_isLegal(Setting setting) throws IOException {
    String line = setting.attribute() + " = " + setting.usual();

    assertThat(read(setting.stanza() + ":\n\t" + line + "\n").problems()).isEmpty();
  }

  @Test
  void usualValues_areThoseDocumented() {
    Settings usual = Settings.usual();

    assertThat(usual.parallel()).isEqualTo(8);
    assertThat(usual.termGrace()).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.ruleLimit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(usual.defineLimit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(usual.configureLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.changeLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.unconfigureLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.undefineLimit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(usual.startLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.stopLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.loadLimit()).isEqualTo(Duration.ofSeconds(90));
    assertThat(usual.bindWait()).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.quiet()).isEqualTo(Duration.ofMillis(1500));
    assertThat(usual.late()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everySetting_isTakenFromTheFile() throws IOException {
    Settings set =
        read("""
                methods:
                	parallel = 1
                	term_grace = 0
                limits:
                	rule = 3600
                	define = 2
                	configure = 3
                	change = 4
                	unconfigure = 5
                	undefine = 6
                	start = 7
                	stop = 8
                drivers:
                	load = 9
                	bind_wait = 10
                	quiet = 11
                """)
            .settings();

    assertThat(set.parallel()).isEqualTo(1);
    assertThat(set.termGrace()).isZero();
    assertThat(set.ruleLimit()).isEqualTo(Duration.ofHours(1));
    assertThat(set.defineLimit()).isEqualTo(Duration.ofSeconds(2));
    assertThat(set.configureLimit()).isEqualTo(Duration.ofSeconds(3));
    assertThat(set.changeLimit()).isEqualTo(Duration.ofSeconds(4));
    assertThat(set.unconfigureLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(set.undefineLimit()).isEqualTo(Duration.ofSeconds(6));
    assertThat(set.startLimit()).isEqualTo(Duration.ofSeconds(7));
    assertThat(set.stopLimit()).isEqualTo(Duration.ofSeconds(8));
    assertThat(set.loadLimit()).isEqualTo(Duration.ofSeconds(9));
    assertThat(set.bindWait()).isEqualTo(Duration.ofMillis(10));
    assertThat(set.quiet()).isEqualTo(Duration.ofMillis(11));
  }

  @Test
  void daemon_listensOnlyHere_andInstallsNothing_whereNothingIsSet() {
    HttpSettings http = Settings.usual().http();

    assertThat(http.listen().isLoopbackAddress()).isTrue();
    assertThat(http.port()).isEqualTo(8621);
    assertThat(http.problems()).isEmpty();
    assertThat(Settings.usual().install().policy()).isEqualTo(InstallSettings.Policy.PLAN);
    assertThat(Settings.usual().install().licences()).isFalse();
    assertThat(Settings.usual().hotplugQuiet()).isEqualTo(Duration.ofMillis(20));
    assertThat(Settings.usual().logFormat()).isEqualTo("auto");
  }

  @Test
  void otherAddress_needsTokenAndTls() throws IOException {
    HttpSettings http = read("http:\n\tlisten = 192.0.2.1\n").settings().http();

    assertThat(http.problems())
        .containsExactly(
            at(
                2,
                "listen 192.0.2.1 is more than this machine: set token_file, so that clients must"
                    + " show a token"),
            at(
                2,
                "listen 192.0.2.1 is more than this machine: set tls_certificate and tls_key, so"
                    + " that nobody reads the token"));
    assertThat(read("http:\n\tlisten = 192.0.2.1\n\tport = 0\n").settings().http().problems())
        .isEmpty();
  }

  @Test
  void token_isLong_andNotForEverybody() throws IOException {
    Path token = Files.writeString(dir.resolve("token"), "short\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    HttpSettings http = read("http:\n\ttoken_file = " + token + "\n").settings().http();

    assertThat(http.problems())
        .containsExactly(
            token + ": everybody can read or write it: chmod o= " + token,
            token + ": a token has 16 characters or more: openssl rand -hex 32");

    Files.writeString(token, "0123456789abcdef\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(http.problems()).isEmpty();
    assertThat(http.token()).contains("0123456789abcdef");
  }

  @Test
  void whatDaemonSettingsMayBe_isSaid() throws IOException {
    Settings.Read read =
        read(
            """
            daemon:
            	log_format = xml
            http:
            	listen = localhost
            	port = 65536
            	token_file = token
            install:
            	auto_install = maybe
            	window = at night
            """);

    assertThat(read.problems())
        .containsExactly(
            at(
                2,
                "log_format is one of auto, text, journal, json; the usual auto is used:"
                    + " 'log_format = xml'"),
            at(
                4,
                "listen is an IP address such as 127.0.0.1 or ::1; the usual 127.0.0.1 is used:"
                    + " 'listen = localhost'"),
            at(
                5,
                "port is a number from 0 to 65535, without quotes or unit; the usual 8621 is used:"
                    + " 'port = 65536'"),
            at(
                6,
                "token_file is the absolute path of a file, or empty; none is used:"
                    + " 'token_file = token'"),
            at(
                8,
                "auto_install is one of no, plan, yes; the usual plan is used:"
                    + " 'auto_install = maybe'"),
            at(
                9,
                "window is always, or days and hours such as Sat,Sun 02:00-05:00 or Mon-Fri"
                    + " 22:00-04:00; the usual always is used: 'window = at night'"));
  }

  @Test
  void serial_isOneAtATime_andTheRestStays() throws IOException {
    Settings serial = read("methods:\n\tparallel = 32\nlimits:\n\trule = 5\n").settings().serial();

    assertThat(serial.parallel()).isEqualTo(1);
    assertThat(serial.ruleLimit()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void everyMistake_isTold_andTheRestIsUsed() throws IOException {
    Settings.Read read =
        read(
            """
            	early = 1
            methods:
            	parallel = 65
            	paralel = 4
            limit:
            	rule = 1
            limits:
            	rule = 7
            	stop
            	start = "20"
            	configure = 21
            drivers
            	load = 1
            limits:
            	change = 1m
            	rule = 8
            	define = 22
            """);

    assertThat(read.problems())
        .containsExactly(
            at(
                1,
                "a value stands before any stanza; put a line such as 'CuDv:' before it:"
                    + " 'early = 1'"),
            at(
                3,
                "parallel is a number from 1 to 64, without quotes or unit; the usual 8 is used:"
                    + " 'parallel = 65'"),
            at(
                4,
                "there is no such setting in methods; there are parallel, term_grace:"
                    + " 'paralel = 4'"),
            at(
                5,
                "there is no stanza of that name, what it says is not used; there are methods,"
                    + " limits, drivers, packages, daemon, http, install: 'limit:'"),
            at(9, "expected name = value: 'stop'"),
            at(
                10,
                "start is a number from 1 to 3600, without quotes or unit; the usual 60 is used:"
                    + " 'start = \"20\"'"),
            at(12, "expected a stanza's name and a colon, as in 'CuDv:': 'drivers'"),
            at(
                15,
                "change is a number from 1 to 3600, without quotes or unit; the usual 60 is used:"
                    + " 'change = 1m'"),
            at(16, "rule is set in line 8 already, which holds; leave one of the two: 'rule = 8'"));
    assertThat(read.settings().parallel()).isEqualTo(8);
    assertThat(read.settings().ruleLimit()).isEqualTo(Duration.ofSeconds(7));
    assertThat(read.settings().configureLimit()).isEqualTo(Duration.ofSeconds(21));
    assertThat(read.settings().defineLimit()).isEqualTo(Duration.ofSeconds(22));
    assertThat(read.settings().loadLimit()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+5",
        "1.5",
        "0x10",
        "3601",
        "60s",
        "60 # a minute",
        "99999999999",
        "yes",
        "\u0663"
      })
  void otherThanALegalNumber_isTold(String value) throws IOException {
    String line = ("configure = " + value).strip();
    Settings.Read read = read("limits:\n\t" + line + "\n");

    assertThat(read.problems())
        .containsExactly(
            at(
                2,
                "configure is a number from 1 to 3600, without quotes or unit; the usual 60 is"
                    + " used: '"
                    + line
                    + "'"));
    assertThat(read.settings().configureLimit()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void environment_namesAnotherFile() throws IOException {
    Files.writeString(file, "methods:\n\tparallel = 3\n");

    assertThat(Settings.read(Map.of("CFGMGR_CONF", file.toString())).settings().parallel())
        .isEqualTo(3);
    assertThat(Settings.read(Map.of("CFGMGR_CONF", file + "x")).problems())
        .containsExactly(
            "cannot read "
                + file
                + "x: there is no such file or directory; the usual values are used");
  }

  @Test
  void fileOfTheMachine_goesBeforeTheShippedOne() throws IOException {
    Files.writeString(file, "methods:\n\tparallel = 3\n");

    assertThat(Settings.read(file, SHIPPED).settings().parallel()).isEqualTo(3);
    assertThat(Settings.read(dir.resolve("none"), file).settings().parallel()).isEqualTo(3);
  }

  @Test
  void noFile_isNoMistake() {
    assertThat(Settings.read(file, file).problems()).isEmpty();
    assertThat(Settings.read(file, file).settings().parallel()).isEqualTo(8);
  }

  @Test
  void whatCannotBeRead_isTold() throws IOException {
    assertThat(Settings.read(dir).problems())
        .containsExactly("cannot read " + dir + ": Is a directory; the usual values are used");

    Files.write(file, "methods:\n\tparallel = \u00fc\n".getBytes(ISO_8859_1));
    assertThat(Settings.read(file).problems())
        .containsExactly(
            at(2, "this line is not UTF-8 text; convert the file; the usual values are used"));
  }
}
