package org.cfgmgr.fileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingWarningTest {
  @Test
  void of_severalDevices_printsAixLayout() {
    assertThat(
            MissingWarning.of(
                List.of(
                    "devices.pci.22100020",
                    "devices.pci.14101800",
                    "devices.pci.scsi:devices.pci.00100300:devices.pci.NCR.53C825")))
        .isEqualTo(
            """
            cfgmgr: 0514-621 WARNING: The following device packages are required for
                    device support but are not currently installed.
            devices.pci.22100020
            devices.pci.14101800
            devices.pci.scsi:devices.pci.00100300:devices.pci.NCR.53C825
            """);
  }

  @Test
  void of_sameLineTwice_saysItOnce() {
    assertThat(MissingWarning.of(List.of("b", "a", "b"))).endsWith("installed.\nb\na\n");
  }

  @Test
  void of_longAlternatives_breakBehindAColon() {
    assertThat(MissingWarning.of(List.of("aaaa:bbbb:cccc:dddd", "eeee"), 10))
        .endsWith("installed.\naaaa:bbbb:\ncccc:dddd\neeee\n");
  }

  @Test
  void of_longName_isNotBroken() {
    assertThat(MissingWarning.of(List.of("aaaaaaaaaaaaaaaa:b"), 10))
        .endsWith("installed.\naaaaaaaaaaaaaaaa:\nb\n");
  }

  @Test
  void of_nothing_isEmpty() {
    assertThat(MissingWarning.of(List.of())).isEmpty();
  }
}
