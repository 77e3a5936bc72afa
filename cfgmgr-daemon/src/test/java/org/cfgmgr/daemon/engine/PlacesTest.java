package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that look only where something happened. */
class PlacesTest {
  private static final String NIC = "/devices/pci0000:00/0000:00:03.0";
  private static final String OTHER = "/devices/pci0000:00/0000:00:04.0";
  private static final String VETH = "/devices/virtual/net/veth0";

  private final SqliteOdm odm = SqliteOdm.inMemory();

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
        .device(
            "pci",
            "/devices/pci0000:00/0000:00:00.0",
            "PCI_ID=8086:1237",
            "PCI_CLASS=60000",
            "PCI_SUBSYS_ID=0000:0000");
  }

  private static TestingTree nic(TestingTree tree, String path) {
    return tree.device(
        "pci",
        path,
        "PCI_ID=8086:10D3",
        "PCI_CLASS=20000",
        "PCI_SUBSYS_ID=8086:0000",
        "driver=e1000e");
  }

  private static TestingTree veth(TestingTree tree, String name) {
    return tree.device("net", "/devices/virtual/net/" + name, "INTERFACE=" + name, "type=1");
  }

  private RunReport run(TestingTree tree, RunRequest request) {
    Machine machine =
        Machine.elsewhere(
            tree.hardware(), TestingKernel.NONE, odm, Actuators.recording(odm, action -> {}));
    return Engine.run(machine, request);
  }

  private RunReport all(TestingTree tree) {
    return run(tree, new RunRequest(2, 0, "", Optional.empty()));
  }

  private RunReport at(TestingTree tree, String... touched) {
    return run(tree, RunRequest.at(new Places(Set.of(touched), Map.of())));
  }

  private List<CuDv> devices() {
    return odm.get(StandardClasses.CUDV, Criteria.all()).stream().map(CuDv::of).toList();
  }

  private List<String> names() {
    return devices().stream().map(CuDv::name).toList();
  }

  @Test
  void newDevice_isConfigured_andNoOtherOneIsLookedAt() {
    all(machine());
    RunReport report = at(nic(nic(machine(), NIC), OTHER), NIC);

    assertThat(report.configured()).containsExactly("ent0");
    assertThat(report.visited()).containsExactly("ent0");
    assertThat(names()).doesNotContain("ent1");
  }

  @Test
  void eventOfAPart_isAboutItsDevice() {
    all(machine());
    RunReport report = at(nic(machine(), NIC), "/devices/pci0000:00");

    assertThat(report.configured()).contains("ent0");
  }

  @Test
  void removedDevice_isDefined_andOneElsewhereIsLeft() {
    all(nic(nic(machine(), NIC), OTHER));
    RunReport report = at(machine(), NIC);

    assertThat(report.gone()).containsExactly("ent0");
    assertThat(devices())
        .filteredOn(device -> device.name().startsWith("ent"))
        .extracting(CuDv::status)
        .containsExactly(Status.DEFINED, Status.AVAILABLE);
  }

  @Test
  void removedVirtualDevice_isDeleted() {
    all(veth(machine(), "veth0"));
    List<String> before = names();
    RunReport report = at(machine(), VETH);

    assertThat(report.gone()).hasSize(1);
    assertThat(before).containsAll(report.gone());
    assertThat(names()).doesNotContainAnyElementsOf(report.gone());
  }

  @Test
  void whatCameAndWent_isNothing() {
    all(machine());

    assertThat(at(machine(), VETH).nothingChanged()).isTrue();
  }

  @Test
  void renamedInterface_keepsItsName() {
    all(veth(machine(), "veth0"));
    List<String> before = names();
    String to = "/devices/virtual/net/lan0";
    Places places = new Places(Set.of(VETH, to), Map.of(VETH, to));
    RunReport report = run(veth(machine(), "lan0"), RunRequest.at(places));

    assertThat(report.gone()).isEmpty();
    assertThat(report.configured()).isEmpty();
    assertThat(names()).isEqualTo(before);
    assertThat(
            odm.get(StandardClasses.CUAT, Criteria.equal("attribute", Naming.PATH)).stream()
                .map(one -> one.text("value")))
        .contains(to)
        .doesNotContain(VETH);
  }

  @Test
  void swappedNames_areFollowedAtOnce() {
    all(veth(veth(machine(), "a"), "b"));
    Map<String, String> moved =
        Map.of(
            "/devices/virtual/net/a", "/devices/virtual/net/b",
            "/devices/virtual/net/b", "/devices/virtual/net/a");
    List<String> before = names();
    RunReport report =
        run(veth(veth(machine(), "a"), "b"), RunRequest.at(new Places(moved.keySet(), moved)));

    assertThat(report.gone()).isEmpty();
    assertThat(names()).isEqualTo(before);
  }
}
