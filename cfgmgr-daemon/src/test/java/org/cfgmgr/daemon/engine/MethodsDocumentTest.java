package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.daemon.command.OurJava;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.StanzaObjects;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of docs/methods.md as it stands there, with the real commands. */
class MethodsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/methods.md");
  private static final List<String> COMMANDS = List.of("lsdev", "lsattr", "chdev", "odmadd");

  @TempDir Path dir;

  private Path bin;
  private RunLock lock;
  private SqliteOdm odm;

  @BeforeEach
  void install() throws IOException {
    lock = RunLock.acquire(dir, "test", Map.of(), InstantSource.system());
    odm = SqliteOdm.open(dir);
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
    bin = Files.createDirectory(dir.resolve("bin"));
    for (String command : COMMANDS) {
      program(command, "exec " + launcher() + " " + command + " \"$@\"");
    }
    Path method = program("cfgraid", script());
    odm.apply(stanzas(method).stream().map(OdmChange.Add::new).toList());
  }

  @AfterEach
  void close() {
    odm.close();
    lock.close();
  }

  private Path program(String name, String text) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static String launcher() {
    return OurJava.line() + " org.cfgmgr.daemon.Main";
  }

  private static String script() throws IOException {
    Matcher block =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** The stanzas of the document, with the method where this test has put it. */
  private static List<OdmObject> stanzas(Path method) throws IOException {
    Matcher block =
        Pattern.compile("```\n(PdDv:.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(block.find()).isTrue();
    String text = block.group(1).replace("/usr/lib/methods/cfgraid", method.toString());
    return StanzaObjects.read("methods.md", text, StandardClasses.all()).orThrow().objects();
  }

  private RunReport run() {
    TestingTree tree =
        TestingTree.create()
            .device(
                "pci",
                "/devices/pci0000:00/0000:00:05.0",
                "PCI_ID=1ACE:0001",
                "PCI_CLASS=10400",
                "PCI_SUBSYS_ID=1ACE:0001",
                "driver=acmeraid");
    Map<String, String> environment =
        Actuators.cleanEnvironment(
            Map.of(
                RunLock.TOKEN,
                lock.token(),
                "ODMDIR",
                dir.toString(),
                "PATH",
                bin + ":" + Actuators.SEARCH_PATH));
    Machine machine =
        Machine.elsewhere(
            tree.hardware(),
            TestingKernel.NONE,
            odm,
            Actuators.live(odm, environment, Guard.none(), Limits.USUAL));
    return Engine.run(
        machine,
        new RunRequest(2, 0, "", Optional.empty()),
        Settings.usual(),
        new RunListener() {},
        new Stop());
  }

  private List<String> wishes() {
    List<String> values = new ArrayList<>();
    Criteria which =
        Criteria.equal("name", "raid0").and(Criteria.equal("attribute", "write_cache"));
    odm.get(StandardClasses.CUAT, which).forEach(object -> values.add(CuAt.of(object).value()));
    return values;
  }

  @Test
  void example_withoutTheTool_namesItAsMissing() {
    RunReport report = run();

    assertThat(report.failed()).isEmpty();
    assertThat(report.missing())
        .extracting(Missing::device, Missing::text)
        .containsExactly(tuple("raid0", "acme.raid.cli"));
    assertThat(report.configured()).contains("raid0");
    assertThat(wishes()).containsExactly("off");
  }

  @Test
  void example_withTheTool_decidesByTheBattery() throws IOException {
    program("acmecli", "[ \"$1\" = battery ]");
    RunReport report = run();

    assertThat(report.missing()).isEmpty();
    assertThat(wishes()).containsExactly("on");
    assertThat(
            CuDv.of(odm.get(StandardClasses.CUDV, Criteria.equal("name", "raid0")).get(0)).status())
        .isEqualTo(CuDv.Status.AVAILABLE);
  }

  @Test
  void tableOfExitCodes_isThatOfTheProgram() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (MethodExit exit : MethodExit.values()) {
      assertThat(text)
          .contains("| " + exit.code() + " | `" + exit + "` | " + exit.message() + " |\n");
    }
  }
}
