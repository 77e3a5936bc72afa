package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cfgmgr.match.Sample.FUNCTION;
import static org.cfgmgr.match.Sample.absorbed;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.matcher;
import static org.cfgmgr.match.Sample.pci;
import static org.cfgmgr.match.Sample.tree;
import static org.cfgmgr.match.Sample.type;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final PdDv ANY = type("generic/generic/generic", "", "");
  private static final PdDv ETHERNET = type("adapter/pci/pciclass.0200", "", "*");
  private static final PdDv PLAIN = type("adapter/pci/8086100e", "", "*");
  private static final PdDv SWAPPED = type("adapter/pci/86800e10", "", "*");
  private static final PdDv BY_DEVID = type("adapter/pci/pro1000", "8086100e", "*");

  private static final Device NIC = pci(FUNCTION, "8086100e", "020000");

  private static String typeOf(Device device, PdDv... types) {
    Match match = matcher(List.of(types)).match(device, tree(device));
    return ((Match.OfType) match).type().uniquetype();
  }

  @Test
  void mostSpecificType_wins() {
    assertThat(typeOf(NIC, ANY, ETHERNET, SWAPPED, PLAIN)).isEqualTo("adapter/pci/8086100e");
    assertThat(typeOf(NIC, ANY, ETHERNET, SWAPPED)).isEqualTo("adapter/pci/86800e10");
    assertThat(typeOf(NIC, ANY, ETHERNET)).isEqualTo("adapter/pci/pciclass.0200");
    assertThat(typeOf(NIC, ANY)).isEqualTo("generic/generic/generic");
  }

  @Test
  void devid_isTheKeyWhereGiven() {
    assertThat(typeOf(NIC, ANY, ETHERNET, BY_DEVID)).isEqualTo("adapter/pci/pro1000");
  }

  @Test
  void boundDriver_changesNothing() {
    Device bound = pci(FUNCTION, "8086100e", "020000", "driver=e1000", "module=e1000");
    Matcher matcher = Sample.shipped();
    assertThat(matcher.match(bound, tree(bound)))
        .isEqualTo(matcher.match(bound.withoutDriver(), tree(bound.withoutDriver())));
  }

  @Test
  void withoutTypeForTheRest_isRefused() {
    assertThatThrownBy(() -> matcher(List.of(ETHERNET)))
        .isInstanceOf(OdmException.class)
        .hasMessage(
            "PdDv holds no type generic/generic/generic, which every unknown device is of;"
                + " add it again from other.odm with odmadd");
  }

  @Test
  void lowestSequence_decides() {
    Matcher matcher =
        matcher(
            List.of(ANY),
            absorbed(20, "foo", "", "kernel-internal", ""),
            absorbed(10, "foo", "kernel = 'foo1'", "service", "parent"));
    Device first = device("/devices/foo1", "foo");
    Device second = device("/devices/foo2", "foo");
    assertThat(reason(matcher, first)).isEqualTo("service");
    assertThat(reason(matcher, second)).isEqualTo("kernel-internal");
  }

  private static String reason(Matcher matcher, Device device) {
    return ((Match.Absorbed) matcher.match(device, tree(device))).reason().word();
  }

  @Test
  void criteria_seeTheDeviceAbove() {
    Matcher matcher =
        matcher(List.of(ANY), absorbed(10, "virtio", "parent_bus = 'pci'", "function", "parent"));
    Device below = device(FUNCTION + "/virtio0", "virtio");
    Device alone = device("/devices/platform/x/virtio0", "virtio");
    assertThat(matcher.match(below, tree(NIC, below)))
        .isInstanceOfSatisfying(
            Match.Absorbed.class,
            match -> assertThat(match.into()).isEqualTo(Optional.of(FUNCTION)));
    assertThat(matcher.match(alone, tree(alone))).isInstanceOf(Match.OfType.class);
  }

  @Test
  void rowThatCannotBeUnderstood_isReportedAndLeftOut() {
    AbsorbTable table =
        new AbsorbTable(
            List.of(
                absorbed(10, "foo", "", "boredom", ""),
                absorbed(20, "foo", "", "service", "nowhere"),
                absorbed(30, "foo", "", "service", "parent")));
    assertThat(table.rules()).extracting(AbsorbRule::seq).containsExactly(30);
    assertThat(table.problems())
        .containsExactly(
            "Absorbed, bus foo, seq 10: reason 'boredom' is not on the list; the row is left out."
                + " Correct it with odmchange.",
            "Absorbed, bus foo, seq 20: into 'nowhere' names no device; the row is left out."
                + " Correct it with odmchange.");
  }

  @Test
  void brokenCriteria_areReportedAndLeftOut() {
    AbsorbTable table =
        new AbsorbTable(List.of(absorbed(10, "foo", "kernel", "service", "parent")));
    assertThat(table.rules()).isEmpty();
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("Absorbed, bus foo, seq 10:");
  }

  @Test
  void explanation_namesKeysAndRow() {
    assertThat(matcher(List.of(ANY, ETHERNET)).explain(NIC, tree(NIC)))
        .containsExactly(
            "no type pci/8086100e",
            "no type pci/86800e10",
            "no type pci/pciclass.020000",
            "type adapter/pci/pciclass.0200 by pci/pciclass.0200");
    Device part = device(FUNCTION + "/virtio0", "virtio");
    assertThat(
            matcher(
                    List.of(ANY),
                    absorbed(10, "virtio", "parent_bus = 'pci'", "function", "parent"))
                .explain(part, tree(NIC, part)))
        .containsExactly(
            "absorbed by the row bus virtio, seq 10: parent_bus = 'pci'",
            "reason function: the function of the device above; its driver is that device's driver",
            "absorbed by " + FUNCTION);
  }
}
