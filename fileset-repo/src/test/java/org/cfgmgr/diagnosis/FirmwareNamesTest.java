package org.cfgmgr.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareNamesTest {
  @ParameterizedTest
  @CsvSource({
    "iwlwifi-9000-pu-b0-jf-b0-46.ucode, iwlwifi-9000-pu-b0-jf-b0-34.ucode, true",
    "iwlwifi-9000-pu-b0-jf-b0-46.ucode, iwlwifi-9260-th-b0-jf-b0-46.ucode, false",
    "bnx2x/bnx2x-e2-7.13.21.0.fw, bnx2x/bnx2x-e2-7.13.15.0.fw, true",
    "bnx2x/bnx2x-e2-7.13.21.0.fw, bnx2x/bnx2x-e1h-7.13.21.0.fw, false",
    "amdgpu/navi10_sos.bin, amdgpu/navi10_asd.bin, false",
    "ql2500_fw.bin, ql2500_fw.bin, true",
  })
  void alternatives(String one, String other, boolean expected) {
    assertThat(FirmwareNames.alternatives(one, other)).isEqualTo(expected);
  }
}
