package org.cfgmgr.fileset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelFlavourTest {
  @ParameterizedTest
  @CsvSource({
    "6.1.0-56-amd64, generic",
    "6.1.0-56-cloud-amd64, cloud",
    "6.12.117+deb12-rt-amd64, rt",
    "6.8.0-45-generic, generic",
    "6.8.0-1015-aws, aws",
    "6.5.6-300.fc39.x86_64, generic",
    "5.14.0-362.el9.x86_64+rt, rt",
    "6.4.0-150600.23.25-default, generic",
    "6.9-rc1, generic",
    "6.1.0-56-686-pae, generic",
    "'', generic",
  })
  void of_release(String release, String flavour) {
    assertThat(KernelFlavour.of(release)).hasToString(flavour);
  }
}
