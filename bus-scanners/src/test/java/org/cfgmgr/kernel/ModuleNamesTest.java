package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleNamesTest {
  @Test
  void foldAlias_outsideBracketsOnly() {
    assertThat(ModuleNames.foldAlias("usb:v1-d0[0-2]*-x")).isEqualTo("usb:v1_d0[0-2]*_x");
  }

  @Test
  void foldAlias_openBracket_isACharacter() {
    assertThat(ModuleNames.foldAlias("dmi:a[b-c")).isEqualTo("dmi:a[b_c");
  }
}
