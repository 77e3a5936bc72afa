package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.cfgmgr.uevent.Uevents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is moved from one machine to another, each with files that can be written. */
class RecoveryTest {
  private static final String PCI = "/devices/pci0000:00/";

  @TempDir Path dir;

  private final SqliteOdm odm = SqliteOdm.inMemory();

  @BeforeEach
  void seed() {
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
  }

  @AfterEach
  void close() {
    odm.close();
  }

  private static TestingTree machine(String uuid) {
    return TestingTree.create()
        .file("sys/class/dmi/id/product_uuid", uuid)
        .file("proc/sys/kernel/random/boot_id", uuid);
  }

  private static TestingTree nic(
      TestingTree tree, String slot, String id, String driver, String interfaceName, String mac) {
    String card = PCI + slot;
    return tree.device(
            "pci",
            card,
            "PCI_ID=" + id,
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=0000:0000",
            "driver=" + driver)
        .device(
            "net",
            card + "/net/" + interfaceName,
            "INTERFACE=" + interfaceName,
            "address=" + mac,
            "addr_assign_type=0",
            "type=1",
            "mtu=1500");
  }

  private static TestingTree disk(TestingTree tree, String slot, String host, String serial) {
    String lun = PCI + slot + "/host" + host + "/target" + host + ":0:0/" + host + ":0:0:0";
    return tree.device(
            "pci",
            PCI + slot,
            "PCI_ID=1000:0060",
            "PCI_CLASS=10400",
            "PCI_SUBSYS_ID=0000:0000",
            "driver=megaraid_sas")
        .device(
            "scsi",
            lun,
            "DEVTYPE=scsi_device",
            "type=0",
            "vendor=ACME",
            "model=DISK",
            "wwid=naa." + serial,
            "queue_depth=32",
            "driver=sd")
        .device("block", lun + "/block/sda", "DEVTYPE=disk", "DEVNAME=sda", "size=2097152")
        .file("sys" + lun + "/block/sda/queue/scheduler", "[none] mq-deadline");
  }

  private static TestingTree old() {
    TestingTree tree = machine("11111111-0000-0000-0000-000000000001");
    nic(tree, "0000:00:03.0", "1AF4:1000", "virtio-pci", "ens3", "52:54:00:00:00:01");
    return disk(tree, "0000:00:04.0", "0", "5000000000000001");
  }

  private static TestingTree other() {
    TestingTree tree = machine("11111111-0000-0000-0000-000000000002");
    nic(tree, "0000:00:05.0", "8086:10D3", "e1000e", "enp0s5", "52:54:00:00:00:02");
    return disk(tree, "0000:00:06.0", "2", "5000000000000002");
  }

  private RunReport run(Path root, TestingTree tree, boolean recover) {
    tree.writeTo(root);
    Machine machine =
        new Machine(
            tree.live(),
            new TestingKernel(List.of()),
            Set.of(),
            KernelAttributes.live(root),
            Uevents::none,
            Guard.none(),
            odm,
            Actuators.live(
                odm, Actuators.cleanEnvironment(Map.of()), Guard.none(), Limits.USUAL, root));
    return Engine.run(machine, new RunRequest(2, 0, "", Optional.empty()).recovering(recover));
  }

  private void wants(String name, String attribute, String value) {
    odm.apply(List.of(new OdmChange.Add(CuAt.text(name, attribute, value).toObject())));
  }

  private String attribute(String name, String attribute) {
    Criteria which = Criteria.equal("name", name).and(Criteria.equal("attribute", attribute));
    return odm.get(StandardClasses.CUAT, which).stream()
        .findFirst()
        .map(object -> object.text("value"))
        .orElse("");
  }

  private List<String> names(String prefix) {
    return odm.get(StandardClasses.CUDV, Criteria.all()).stream()
        .map((OdmObject object) -> CuDv.of(object).name())
        .filter(name -> name.matches(prefix + "\\d+"))
        .sorted()
        .toList();
  }

  private void useOldMachine() {
    run(dir.resolve("a"), old(), false);
    assertThat(names("ent")).containsExactly("ent0");
    assertThat(names("en")).containsExactly("en0");
    assertThat(names("hdisk")).containsExactly("hdisk0");
    wants("en0", "mtu", "9000");
    wants("hdisk0", "queue_depth", "16");
    wants("hdisk0", "scheduler", "mq-deadline");
  }

  @Test
  void movedAndRecovered_newDevicesTakeOverNamesAndAttributes() throws Exception {
    useOldMachine();
    Path there = dir.resolve("b");
    RunReport report = run(there, other(), true);

    assertThat(names("ent")).containsExactly("ent0");
    assertThat(names("en")).containsExactly("en0");
    assertThat(names("hdisk")).containsExactly("hdisk0");
    assertThat(report.gone()).isEmpty();
    assertThat(report.failed()).isEmpty();
    assertThat(report.set())
        .containsExactlyInAnyOrder(
            new Finding("en0", "mtu = 9000"),
            new Finding("hdisk0", "queue_depth = 16"),
            new Finding("hdisk0", "scheduler = mq-deadline"));
    String net = "sys" + PCI + "0000:00:05.0/net/enp0s5/mtu";
    assertThat(Files.readString(there.resolve(net)).strip()).isEqualTo("9000");
    assertThat(attribute("en0", "kernel_name")).isEqualTo("enp0s5");
    assertThat(attribute("ent0", Naming.PATH)).isEqualTo(PCI + "0000:00:05.0");
    assertThat(attribute("hdisk0", Naming.IDENTITY)).contains("5000000000000002");
  }

  @Test
  void movedAndRecovered_secondRunChangesNothing() {
    useOldMachine();
    run(dir.resolve("b"), other(), true);
    RunReport report = run(dir.resolve("b2"), other(), true);

    assertThat(report.configured()).isEmpty();
    assertThat(report.gone()).isEmpty();
    assertThat(names("en")).containsExactly("en0");
  }

  @Test
  void movedAndNotRecovered_newDevicesGetNewNames() {
    useOldMachine();
    RunReport report = run(dir.resolve("b"), other(), false);

    assertThat(names("en")).containsExactly("en0", "en1");
    assertThat(report.gone()).contains("ent0", "en0", "hdisk0");
    assertThat(report.set()).isEmpty();
  }

  @Test
  void deviceThatMovedAlong_keepsItsNameBeforeOthersTakeIt() {
    useOldMachine();
    TestingTree tree = other();
    nic(tree, "0000:00:09.0", "8086:10D3", "e1000e", "enp0s9", "52:54:00:00:00:01");
    run(dir.resolve("b"), tree, true);

    assertThat(attribute("en0", "kernel_name")).isEqualTo("enp0s9");
    assertThat(attribute("en1", "kernel_name")).isEqualTo("enp0s5");
    assertThat(attribute("en1", "mtu")).isEmpty();
  }
}
