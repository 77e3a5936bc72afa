package org.cfgmgr.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;

class PlatformSubjectsTest {
  @Test
  void machineProcessorAndChannels_underTheNamesOfRules() {
    Hardware machine =
        TestingTree.create()
            .file("sys/class/dmi/id/sys_vendor", "VMware, Inc.")
            .file("sys/class/dmi/id/product_name", "VMware7,1")
            .file(
                "sys/devices/system/cpu/modalias",
                "cpu:type:x86,ven0000fam0006mod003F:feature:,0000")
            .file("sys/class/virtio-ports/vport1p1/name", "org.qemu.guest_agent.0")
            .hardware();

    assertThat(PlatformSubjects.of(machine.scan(), machine.files()))
        .extracting(subject -> subject.name() + " " + subject.entry().modalias())
        .containsExactly(
            "sys0 dmi:svnVMware,Inc.:pnVMware7,1:",
            "proc0 cpu:type:x86,ven0000fam0006mod003F:feature:,0000",
            "sys0 virtio-port:org.qemu.guest_agent.0");
  }
}
