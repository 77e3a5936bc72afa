package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.match.Sample.device;
import static org.cfgmgr.match.Sample.sys;
import static org.cfgmgr.match.Sample.tree;

import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.Device;
import org.junit.jupiter.api.Test;

class PredefinedAttributesTest {
  private static PredefinedAttribute attribute(String owner, String name, String deflt) {
    return new PredefinedAttribute(owner, name, deflt, "", "R", "D", "s", 1, "");
  }

  private static Map<String, String> values(String path, Device... devices) {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      Seeds.load(odm, Sample.SEEDS);
      LogicalTree all = LogicalTree.of(tree(devices), Matcher.load(odm));
      Logical logical = all.get(path).orElseThrow();
      return AttributeFacts.of(
          logical, PredefinedAttributes.load(odm).of(logical.type().uniquetype()));
    }
  }

  @Test
  void mostSpecificOwner_wins() {
    PredefinedAttributes attributes =
        new PredefinedAttributes(
            List.of(
                attribute("*", "a", "all"),
                attribute("adapter/pci/8086100e", "a", "one"),
                attribute("adapter/pci/*", "a", "some"),
                attribute("adapter/pci/*", "b", "some"),
                attribute("disk/*", "c", "others")));
    assertThat(attributes.of("adapter/pci/8086100e"))
        .extracting(PredefinedAttribute::name, PredefinedAttribute::deflt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "one"),
            org.assertj.core.groups.Tuple.tuple("b", "some"));
    assertThat(attributes.of("adapter/pci/pciclass.02"))
        .extracting(PredefinedAttribute::deflt)
        .containsExactly("some", "some");
  }

  @Test
  void unit_hasWhatItsBlockDeviceKnows() {
    String lun = "/devices/x/host0/target0:0:0/0:0:0:0";
    assertThat(
            values(
                lun,
                sys(),
                device(
                    lun,
                    "scsi",
                    "devtype=scsi_device",
                    "type=0",
                    "vendor=ACME",
                    "unique_id=wwid:1"),
                device(lun + "/block/sda", "block", "devtype=disk", "size=2097152")))
        .isEqualTo(
            Map.of(
                "vendor", "ACME",
                "unique_id", "wwid:1",
                "kernel_name", "sda",
                "size_in_mb", "1024"));
  }

  @Test
  void machine_hasAixNames() {
    assertThat(
            values(
                "/devices",
                device("/devices", "system", "product_name=Phaser 1", "bios_version=7.1")))
        .isEqualTo(Map.of("modelname", "Phaser 1", "fwversion", "7.1"));
  }

  /** That would look like somebody's wish. */
  @Test
  void whatTheKernelKeeps_isNotTakenFromFacts() {
    assertThat(
            values(
                "/devices/virtual/net/lo",
                sys(),
                device("/devices/virtual/net/lo", "net", "type=772", "mtu=65536", "address=00")))
        .isEqualTo(Map.of("kernel_name", "lo", "macaddr", "00"));
  }

  @Test
  void memory_isInMegabytes() {
    String memory = "/devices/system/memory";
    assertThat(
            values(
                memory,
                sys(),
                device(memory, "memory", "size_bytes=4294967296", "mem_total_kb=4030464")))
        .isEqualTo(Map.of("size", "4096", "goodsize", "3936"));
    assertThat(values(memory, sys(), device(memory, "memory", "size_bytes=many"))).isEmpty();
  }
}
