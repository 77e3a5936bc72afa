package org.cfgmgr.daemon.cfgmgr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.plan.DevicePackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceListTest {
  @TempDir private Path dir;

  @Test
  void list_isThereAsLongAsSomethingIsLacking() throws IOException {
    Path file = dir.resolve("lib/device.pkgs");

    assertThat(DeviceList.write(file, DevicePackages.parse("", "a:b\n")).failed()).isFalse();
    assertThat(Files.readString(file)).isEqualTo("a:b\n");

    DeviceList.write(file, DevicePackages.parse("", "c\n"));
    assertThat(Files.readString(file)).isEqualTo("c\n");

    assertThat(DeviceList.write(file, DevicePackages.parse("", "")).failed()).isFalse();
    assertThat(file).doesNotExist();
  }
}
