package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseOrderTest {
  @Test
  void sorts_asDebianDoes() {
    List<String> sorted =
        List.of(
            "5.10",
            "6.1~rc1",
            "6.1",
            "6.1.0-9-amd64",
            "6.1.0-56-amd64",
            "6.1.0-56-cloud",
            "6.1.10",
            "6.12.117+deb12-amd64");
    assertThat(sorted).isSortedAccordingTo(ReleaseOrder.OLDEST_FIRST);
  }

  @Test
  void leadingZeros_doNotCount() {
    assertThat(ReleaseOrder.OLDEST_FIRST.compare("6.01", "6.1")).isZero();
  }
}
