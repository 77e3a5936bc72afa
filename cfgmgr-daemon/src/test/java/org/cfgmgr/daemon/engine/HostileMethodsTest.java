package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cfgmgr.daemon.command.OurJava;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.RunLock;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Methods that harm: only their own device is lost, the report names it, all others are configured,
 * and no process is left. The limit is what bounds the run; what a program does is real.
 */
class HostileMethodsTest {
  private static final String CARD = "/devices/pci0000:00/0000:00:%02x.0";

  @TempDir Path dir;

  private SqliteOdm odm;
  private RunLock lock;
  private TestingTree tree = TestingTree.create();
  private int cards;

  @BeforeEach
  void open() {
    lock = RunLock.acquire(dir, "test", Map.of(), java.time.InstantSource.system());
    odm = SqliteOdm.open(dir);
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
    card("driver=e1000e");
  }

  @AfterEach
  void close() {
    odm.close();
    lock.close();
  }

  /** A network card; those that come first are ent0, ent1 ... */
  private String card(String... facts) {
    String name = "ent" + cards++;
    List<String> all =
        new ArrayList<>(List.of("PCI_ID=8086:10D3", "PCI_CLASS=20000", "PCI_SUBSYS_ID=8086:0000"));
    all.addAll(List.of(facts));
    tree = tree.device("pci", CARD.formatted(cards), all.toArray(String[]::new));
    return name;
  }

  /** A card that works, if its method lets it, and its method. */
  private String hostile(String script) throws IOException {
    return hostile(script, "driver=e1000e");
  }

  private String hostile(String script, String... facts) throws IOException {
    String name = card(facts);
    Path file = Files.writeString(dir.resolve("method-" + name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    OdmObject rule =
        OdmObject.of(
            StandardClasses.CONFIG_RULES,
            Map.of(
                "phase",
                2L,
                "seq",
                (long) cards,
                "rule",
                file.toString(),
                "match",
                "path = '" + CARD.formatted(cards) + "'"));
    odm.apply(List.of(new OdmChange.Add(rule)));
    return name;
  }

  /** With time enough for what ends by itself, on any machine. */
  private RunReport run() {
    return run(120);
  }

  private RunReport run(int limit) {
    Map<String, String> environment =
        Actuators.cleanEnvironment(
            Map.of(RunLock.TOKEN, lock.token(), "ODMDIR", dir.toString(), "COMMAND", ourCommand()));
    Machine machine =
        Machine.elsewhere(
            tree.hardware(),
            TestingKernel.NONE,
            odm,
            Actuators.live(odm, environment, Guard.none(), Limits.USUAL));
    Settings settings =
        Settings.of("methods:\n\tparallel = 4\nlimits:\n\tconfigure = " + limit + "\n");
    return Engine.run(
        machine,
        new RunRequest(2, 0, "", java.util.Optional.empty()),
        settings,
        new RunListener() {},
        new Stop());
  }

  private static String ourCommand() {
    return OurJava.line() + " org.cfgmgr.daemon.Main";
  }

  private Status status(String name) {
    return CuDv.of(odm.get(StandardClasses.CUDV, Criteria.equal("name", name)).get(0)).status();
  }

  /** The run lost this device and nothing else, and said why. */
  private void assertLost(String name, String why) throws IOException {
    assertLost(run(why.contains("time limit") ? 4 : 120), name, why);
  }

  private void assertLost(RunReport report, String name, String why) throws IOException {
    assertThat(report.failed()).containsExactly(new Finding(name, why));
    assertThat(status("ent0")).isEqualTo(Status.AVAILABLE);
    assertThat(ourProcesses()).isEmpty();
  }

  /** Processes whose environment names this test's store. */
  private List<Path> ourProcesses() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(this::isOurs).toList();
    }
  }

  private boolean isOurs(Path process) {
    try {
      return Files.isReadable(process.resolve("environ"))
          && Files.readString(
                  process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1)
              .contains("ODMDIR=" + dir);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void hangs() throws IOException {
    String name = hostile("sleep 600");

    assertLost(name, "ended after its time limit of 4 s");
    assertThat(status(name)).isEqualTo(Status.DEFINED);
  }

  @Test
  void ignoresTerm() throws IOException {
    assertLost(
        hostile("trap '' TERM; while :; do sleep 600; done"), "ended after its time limit of 4 s");
  }

  @Test
  void forksADaemon() throws IOException {
    assertLost(
        hostile("setsid sleep 600 >/dev/null 2>&1 </dev/null & exit 0"),
        "its method left 1 process behind, ended; start services by systemctl");
  }

  @Test
  void printsAGibibyte() throws IOException {
    String name = hostile("head -c 1073741824 /dev/zero");
    RunReport report = run();

    assertThat(report.failed()).hasSize(1);
    assertThat(report.failed().get(0).device()).isEqualTo(name);
    assertThat(report.failed().get(0).text())
        .startsWith("its method named what is no known device: ");
    assertThat(report.failed().get(0).text()).hasSizeLessThan(200);
  }

  @Test
  void printsRubbish() throws IOException {
    String name = hostile("printf 'x\\001y \\377 %s %s' a b; echo");

    assertLost(name, "its method named what is no known device: ?, a, b and 1 more");
    assertThat(status(name)).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void namesAnUnknownDevice() throws IOException {
    assertLost(hostile("echo hdisk77"), "its method named what is no known device: hdisk77");
  }

  @Test
  void namesItsParent() throws IOException {
    assertLost(hostile("echo pci0"), "its method named pci0 above it");
  }

  @Test
  void namesItself() throws IOException {
    assertLost(hostile("echo $2"), "its method named the device itself");
  }

  @Test
  void diesBySignal() throws IOException {
    String name = hostile("kill -SEGV $$");

    assertLost(name, "exit code 139, ended by signal 11: Segmentation fault");
    assertThat(status(name)).isEqualTo(Status.DEFINED);
  }

  @Test
  void deletesItsOwnObject() throws IOException {
    String name = hostile("$COMMAND odmdelete -o CuDv -q name=$2 >&2");

    assertLost(
        name, "its method deleted the device's own definition; the next run defines it again");
    assertThat(odm.get(StandardClasses.CUDV, Criteria.equal("name", name))).isEmpty();
    assertThat(run().failed()).hasSize(1);
  }

  @Test
  void exitsWellWithoutDoingItsWork() throws IOException {
    String name = hostile("exit 0", "MODALIAS=pci:v00008086d000010D3");

    assertLost(name, "its method ended well, but the device does not work");
    assertThat(status(name)).isEqualTo(Status.DEFINED);
  }

  @Test
  void allOfThem_atOnce() throws IOException {
    hostile("sleep 600");
    hostile("trap '' TERM; while :; do sleep 600; done");
    hostile("setsid sleep 600 >/dev/null 2>&1 </dev/null & exit 0");
    hostile("echo hdisk77");
    hostile("kill -KILL $$");
    hostile("exit 99");
    String good = card("driver=e1000e");
    RunReport report = run(4);

    assertThat(report.failed())
        .extracting(Finding::device)
        .containsExactlyInAnyOrder("ent1", "ent2", "ent3", "ent4", "ent5", "ent6");
    assertThat(status("ent0")).isEqualTo(Status.AVAILABLE);
    assertThat(status(good)).isEqualTo(Status.AVAILABLE);
    assertThat(ourProcesses()).isEmpty();
  }
}
