package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cfgmgr.daemon.command.Stop;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.Unbound;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over made-up machines, with the shipped predefined devices and real external programs. */
class EngineTest {
  private static final String NIC = "/devices/pci0000:00/0000:00:03.0";
  private static final String BRIDGE = "/devices/pci0000:00/0000:00:00.0";
  private static final Candidate E1000E =
      new Candidate("e1000e", "pci:v00008086d000010D3*", 1, false);

  @TempDir Path dir;

  private final SqliteOdm odm = SqliteOdm.inMemory();
  private final List<String> planned = new ArrayList<>();
  private List<Candidate> modules = List.of();

  @BeforeEach
  void seed() {
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
  }

  @AfterEach
  void close() {
    odm.close();
  }

  private static TestingTree machine() {
    return TestingTree.create()
        .device("pci", BRIDGE, "PCI_ID=8086:1237", "PCI_CLASS=60000", "PCI_SUBSYS_ID=0000:0000");
  }

  private static TestingTree withNic(TestingTree tree, String... facts) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "PCI_ID=8086:10D3",
                "PCI_CLASS=20000",
                "PCI_SUBSYS_ID=8086:0000",
                "MODALIAS=pci:v00008086d000010D3"));
    all.addAll(List.of(facts));
    return tree.device("pci", NIC, all.toArray(String[]::new));
  }

  private RunReport run(TestingTree tree, Actuator actuator, Optional<String> device) {
    Hardware hardware = tree.hardware();
    Machine machine = Machine.elsewhere(hardware, new TestingKernel(modules), odm, actuator);
    return Engine.run(machine, new RunRequest(2, 0, "", device));
  }

  private RunReport run(TestingTree tree) {
    Actuator telling = Actuators.recording(odm, action -> planned.add(action.describe()));
    return run(tree, telling, Optional.empty());
  }

  private RunReport runLive(TestingTree tree) {
    return run(
        tree,
        Actuators.live(odm, Actuators.cleanEnvironment(Map.of()), Guard.none(), Limits.USUAL),
        Optional.empty());
  }

  private CuDv device(String name) {
    return CuDv.of(
        odm.get(StandardClasses.CUDV, Criteria.equal("name", name)).stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no device " + name)));
  }

  private void rule(int seq, String rule, String match) {
    odm.apply(
        List.of(
            new OdmChange.Add(
                OdmObject.of(
                    StandardClasses.CONFIG_RULES,
                    Map.of("phase", 2L, "seq", (long) seq, "rule", rule, "match", match)))));
  }

  private Path script(String text) throws Exception {
    Path script = dir.resolve("method");
    Files.writeString(script, "#!/bin/sh\n" + text + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  @Test
  void firstRun_definesAndConfigures() {
    RunReport report = run(withNic(machine(), "driver=e1000e"));

    assertThat(report.configured())
        .containsExactly("sys0", "pci0", "mem0", "hbr0", "ent0", "inet0");
    assertThat(report.missing()).isEmpty();
    CuDv ent0 = device("ent0");
    assertThat(ent0.status()).isEqualTo(Status.AVAILABLE);
    assertThat(ent0.parent()).isEqualTo("pci0");
    assertThat(ent0.location()).isEqualTo("00-18");
    assertThat(ent0.driver()).isEqualTo("e1000e");
  }

  @Test
  void secondRun_changesNothing() {
    run(withNic(machine(), "driver=e1000e"));
    RunReport report = run(withNic(machine(), "driver=e1000e"));

    assertThat(report.nothingChanged()).isTrue();
    assertThat(report.states()).containsEntry(Status.AVAILABLE, 6);
  }

  @Test
  void deviceWithoutDriver_isMissingSoftware() {
    RunReport report = run(withNic(machine()));

    assertThat(report.missing())
        .extracting(Missing::device, Missing::text)
        .containsExactly(tuple("ent0", "devices.pci.808610d3"));
    assertThat(device("ent0").status()).isEqualTo(Status.DEFINED);
  }

  @Test
  void driverlessByDesign_isNotMissing() {
    assertThat(run(machine()).missing()).isEmpty();
    assertThat(device("hbr0").status()).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void moduleThatIsThere_isPlannedAndNotMissing() {
    modules = List.of(E1000E);
    RunReport report = run(withNic(machine()));

    assertThat(planned).containsExactly("load module e1000e for " + NIC);
    assertThat(report.missing()).isEmpty();
    assertThat(report.waiting())
        .containsExactly(new Finding("ent0", "kernel 6.1.0-testing would bind e1000e"));
  }

  /** Seen in a guest: acpi_cpufreq answers to a processor and cannot be loaded there. */
  @Test
  void moduleThatCannotBeLoaded_failsOnlyADeviceThatNeedsIt() {
    modules = List.of(E1000E);
    Actuator refusing =
        action ->
            action instanceof Action.UpdateOdm update
                ? updated(update)
                : Result.failed("modprobe: no such device");
    String optional = "/devices/pci0000:00/0000:00:1f.3";
    RunReport report =
        run(
            withNic(machine())
                .device(
                    "pci",
                    optional,
                    "PCI_ID=8086:2930",
                    "PCI_CLASS=C0500",
                    "MODALIAS=pci:v00008086d000010D3smbus"),
            refusing,
            Optional.empty());

    assertThat(report.failed())
        .containsExactly(
            new Finding("ent0", "load module e1000e for " + NIC + ": modprobe: no such device"));
  }

  private Result updated(Action.UpdateOdm update) {
    odm.apply(update.changes());
    return Result.done();
  }

  @Test
  void vanishedDevice_goesToDefined_andComesBackByItsName() {
    run(withNic(machine(), "driver=e1000e"));
    RunReport gone = run(machine());

    assertThat(gone.gone()).containsExactly("ent0");
    assertThat(device("ent0").status()).isEqualTo(Status.DEFINED);
    assertThat(device("ent0").change()).isEqualTo(CuDv.ChangeStatus.MISSING);
    assertThat(run(machine()).nothingChanged()).isTrue();
    assertThat(run(withNic(machine(), "driver=e1000e")).configured()).containsExactly("ent0");
  }

  @Test
  void vanishedVirtualDevice_isDeleted() {
    run(machine().device("net", "/devices/virtual/net/veth0", "type=1"));
    RunReport report = run(machine());

    assertThat(report.gone()).containsExactly("vif0");
    assertThat(odm.get(StandardClasses.CUDV, Criteria.equal("name", "vif0"))).isEmpty();
    assertThat(odm.get(StandardClasses.CUAT, Criteria.equal("name", "vif0"))).isEmpty();
  }

  @Test
  void newDevice_takesTheLowestFreeNumber_andOthersKeepTheirs() {
    String first = "/devices/pci0000:00/0000:00:02.0";
    run(withNic(machine(), "driver=e1000e"));
    RunReport report =
        run(
            withNic(machine(), "driver=e1000e")
                .device("pci", first, "PCI_ID=8086:100E", "PCI_CLASS=20000", "driver=e1000"));

    assertThat(report.configured()).containsExactly("ent1");
    assertThat(device("ent1").connwhere()).isEqualTo("0000:00:02.0");
    assertThat(device("ent0").connwhere()).isEqualTo("0000:00:03.0");
  }

  @Test
  void otherKindOfDeviceAtTheSamePlace_isAnotherDevice() {
    run(withNic(machine(), "driver=e1000e"));
    RunReport report =
        run(machine().device("pci", NIC, "PCI_ID=8086:2922", "PCI_CLASS=10601", "driver=ahci"));

    assertThat(report.configured()).containsExactly("sata0");
    assertThat(report.gone()).containsExactly("ent0");
  }

  @Test
  void oneDevice_isConfiguredWithoutRules() {
    run(withNic(machine()));
    RunReport report =
        run(
            withNic(machine(), "driver=e1000e"),
            Actuators.recording(odm, action -> planned.add(action.describe())),
            Optional.of("ent0"));

    assertThat(report.configured()).containsExactly("ent0");
  }

  @Test
  void unknownDevice_fails() {
    RunReport report = run(machine(), Actuators.recording(odm, action -> {}), Optional.of("ent7"));

    assertThat(report.failed())
        .containsExactly(new Finding("ent7", "is not a known device; lsdev lists those that are"));
  }

  @Test
  void ruleForDevices_replacesTheMethod() throws Exception {
    Path seen = dir.resolve("seen");
    rule(5, script("echo \"$@\" > " + seen) + " 'a b'", "pci_id = 808610d3");

    RunReport report = runLive(withNic(machine(), "driver=e1000e"));

    assertThat(report.failed()).isEmpty();
    assertThat(Files.readString(seen)).isEqualTo("a b -l ent0\n");
    assertThat(device("ent0").status()).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void methodThatFails_losesOnlyItsDevice() throws Exception {
    rule(5, script("echo no firmware >&2; exit 24").toString(), "pci_id = 808610d3");

    RunReport report = runLive(withNic(machine(), "driver=e1000e"));

    assertThat(report.failed())
        .containsExactly(
            new Finding(
                "ent0", "exit code 24, E_LOADEXT: the driver could not be loaded: no firmware"));
    assertThat(device("ent0").status()).isEqualTo(Status.DEFINED);
    assertThat(device("hbr0").status()).isEqualTo(Status.AVAILABLE);
  }

  @Test
  void methodThatSucceedsWithoutADriver_isNotBelieved() throws Exception {
    rule(5, script("exit 0").toString(), "pci_id = 808610d3");

    RunReport report = runLive(withNic(machine()));

    assertThat(device("ent0").status()).isEqualTo(Status.DEFINED);
    assertThat(report.missing())
        .extracting(Missing::device, Missing::text)
        .containsExactly(tuple("ent0", "devices.pci.808610d3"));
  }

  @Test
  void methodThatReportsMissingSoftware_isHeard() throws Exception {
    rule(5, script("echo :acme.driver:acme.firmware").toString(), "pci_id = 808610d3");

    RunReport report = runLive(withNic(machine(), "driver=e1000e"));

    assertThat(report.missing())
        .extracting(Missing::device, Missing::text)
        .containsExactly(tuple("ent0", "acme.driver:acme.firmware"));
  }

  @Test
  void dryRun_runsNoProgram() throws Exception {
    Path seen = dir.resolve("seen");
    rule(20, script("touch " + seen).toString(), "");

    run(machine());

    assertThat(seen).doesNotExist();
    assertThat(planned).hasSize(1);
    assertThat(planned.get(0)).startsWith("run /bin/sh -c " + dir.resolve("method"));
  }

  @Test
  void rules_runInOrderOfSeqAndZeroLast() throws Exception {
    Path seen = dir.resolve("seen");
    Path method = script("echo $1 >> " + seen);
    rule(0, method + " last", "");
    rule(30, method + " third", "");
    rule(2, method + " first", "");

    runLive(machine());

    assertThat(Files.readString(seen)).isEqualTo("first\nthird\nlast\n");
  }

  @Test
  void badRules_areToldAndTheRestRuns() {
    rule(3, "", "");
    rule(4, "/usr/lib/methods/nothere", "");
    rule(6, "/bin/true", "pci_id ~ x");

    RunReport report = runLive(machine());

    assertThat(report.problems())
        .containsExactly(
            "Config_Rules: the rule with phase 2, seq 3 names no program; set its rule with"
                + " odmchange, or delete it",
            "Config_Rules: the rule with phase 2, seq 6 is left out: criteria \"pci_id ~ x\","
                + " column 8: expected one of = != > >= < <= like");
    assertThat(report.failed())
        .containsExactly(
            new Finding(
                "/usr/lib/methods/nothere",
                "/usr/lib/methods/nothere is neither a program nor a built-in method"));
    assertThat(report.configured()).contains("sys0", "hbr0");
  }

  @Test
  void ruleThatNamesAnUnknownDevice_fails() throws Exception {
    Path script = script("echo nosuch0");
    rule(20, script.toString(), "");

    assertThat(runLive(machine()).failed())
        .containsExactly(
            new Finding(script.toString(), "its program named what is no known device: nosuch0"));
  }

  /** What rmdev took from its driver is bound again, by the next run, and then forgotten. */
  @Test
  void unboundEntry_isBoundAgain() {
    run(withNic(machine(), "driver=e1000e"));
    odm.apply(new Unbound("pci", "e1000e", NIC, "ent0").keep());
    run(withNic(machine()));

    assertThat(planned).containsExactly("bind " + NIC + " to driver e1000e");
    assertThat(Unbound.of(odm)).hasSize(1);
    run(withNic(machine(), "driver=e1000e"));
    assertThat(planned).hasSize(1);
    assertThat(Unbound.of(odm)).isEmpty();
  }

  @Test
  void unboundEntryOfADeviceThatIsGone_isForgotten() {
    run(withNic(machine(), "driver=e1000e"));
    odm.apply(new Unbound("pci", "e1000e", NIC, "ent0").keep());
    run(machine());

    assertThat(Unbound.of(odm)).isEmpty();
  }

  /** A disk that appears only after the whole tree was walked is configured by the same run. */
  @Test
  void lateDevice_isConfiguredByTheSameRun() {
    String disk = NIC + "/host0/target0:0:0/0:0:0:0";
    modules = List.of(new Candidate("ahci", "pci:*", 1, false));
    AtomicInteger looks = new AtomicInteger();
    Hardware growing =
        new GrowingHardware(
            () -> {
              String[] driver =
                  looks.incrementAndGet() == 1 ? new String[0] : new String[] {"driver=ahci"};
              TestingTree tree = withController(machine(), driver);
              return looks.get() < 4
                  ? tree
                  : tree.device("scsi", disk, "DEVTYPE=scsi_device", "type=0", "driver=sd");
            });
    Actuator loading =
        action -> action instanceof Action.UpdateOdm update ? updated(update) : Result.done();
    Machine machine = Machine.elsewhere(growing, new TestingKernel(modules), odm, loading);
    RunReport report =
        Engine.run(
            machine,
            new RunRequest(2, 0, "", Optional.empty()),
            Settings.of("drivers:\n\tbind_wait = 0\n\tlate = 0\n"),
            new RunListener() {},
            new Stop());

    assertThat(report.configured()).contains("sata0", "hdisk0");
    assertThat(report.failed()).isEmpty();
  }

  private static TestingTree withController(TestingTree tree, String... facts) {
    List<String> all =
        new ArrayList<>(
            List.of("PCI_ID=8086:2922", "PCI_CLASS=10601", "MODALIAS=pci:v00008086d000010D3"));
    all.addAll(List.of(facts));
    return tree.device("pci", NIC, all.toArray(String[]::new));
  }

  /** A machine that looks different each time. */
  private record GrowingHardware(Supplier<TestingTree> now) implements Hardware {
    @Override
    public DeviceTree scan() {
      return now.get().hardware().scan();
    }

    @Override
    public Optional<String> driver(String path) {
      return Optional.of("any");
    }

    @Override
    public boolean live() {
      return true;
    }

    @Override
    public String describe() {
      return "growing";
    }
  }

  /** Seen in a guest: cdc_subset took an interface that cdc_ether, next to it, needed too. */
  @Test
  void entryThatADriverTookMeanwhile_isNotLoadedFor() {
    modules =
        List.of(
            new Candidate("cdc_ether", "usb:ic02*", 1, false),
            new Candidate("cdc_subset", "usb:ic0a*", 1, false));
    String usb = "/devices/pci0000:00/0000:00:1a.0/usb1/1-1";
    TestingTree tree =
        machine()
            .device(
                "pci", "/devices/pci0000:00/0000:00:1a.0", "PCI_ID=8086:2934", "driver=uhci_hcd")
            .device("usb", usb, "DEVTYPE=usb_device", "PRODUCT=525/a4a2/0", "driver=usb")
            .device(
                "usb",
                usb + "/1-1:1.0",
                "DEVTYPE=usb_interface",
                "INTERFACE=2/6/0",
                "MODALIAS=usb:ic02")
            .device(
                "usb",
                usb + "/1-1:1.1",
                "DEVTYPE=usb_interface",
                "INTERFACE=10/0/0",
                "MODALIAS=usb:ic0a");
    List<String> loaded = new ArrayList<>();
    Actuator loading =
        action -> {
          if (action instanceof Action.UpdateOdm update) {
            return updated(update);
          }
          loaded.add(action.describe());
          return Result.done();
        };
    Hardware bound = new GrowingHardware(() -> tree);
    Engine.run(
        Machine.elsewhere(bound, new TestingKernel(modules), odm, loading),
        new RunRequest(2, 0, "", Optional.empty()),
        Settings.of("drivers:\n\tbind_wait = 0\n\tlate = 0\n"),
        new RunListener() {},
        new Stop());

    assertThat(loaded).containsExactly("load module cdc_ether for " + usb + "/1-1:1.0");
  }
}
