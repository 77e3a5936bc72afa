package org.cfgmgr.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelLogTest {
  @Test
  void failures_ofBothWordings_areOfTheirDevice() {
    KernelLog log =
        KernelLog.of(
            """
            [    5.1] bnx2 0000:01:00.0: firmware: failed to load bnx2/bnx2-mips-09-6.2.1b.fw (-2)
            [    5.2] firmware_class: See https://wiki.debian.org/Firmware for information
            [    6.0] iwlwifi 0000:03:00.0: Direct firmware load for iwlwifi-8265-36.ucode failed with error -2
            [    6.1] iwlwifi 0000:03:00.0: Direct firmware load for iwlwifi-8265-36.ucode failed with error -2
            [    6.2] iwlwifi 0000:03:00.0: Direct firmware load for iwl-debug-yoyo.bin failed with error -2
            """);

    assertThat(log.missing("0000:01:00.0")).containsExactly("bnx2/bnx2-mips-09-6.2.1b.fw");
    assertThat(log.missing("0000:03:00.0")).containsExactly("iwlwifi-8265-36.ucode");
    assertThat(log.failures().get(0))
        .isEqualTo(
            new KernelLog.Failure("bnx2", "0000:01:00.0", "bnx2/bnx2-mips-09-6.2.1b.fw", -2));
    assertThat(KernelLog.empty().failures()).isEmpty();
  }
}
