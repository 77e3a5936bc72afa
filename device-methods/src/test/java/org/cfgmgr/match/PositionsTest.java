package org.cfgmgr.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cfgmgr.match.Positions.Position;
import org.cfgmgr.match.Positions.Standing;
import org.junit.jupiter.api.Test;

class PositionsTest {
  private static Standing nic(String name, String type, String path) {
    return new Standing(name, "adapter/pci/" + type, "pci0", path, "", "");
  }

  private static Standing net(String name, String parent, String path) {
    return new Standing(name, "if/EN/en", parent, path, "", "");
  }

  @Test
  void interfaces_countByTheTypeOfTheirAdapter() {
    Map<String, Position> positions =
        Positions.of(
            List.of(
                nic("ent0", "a", "/devices/0000:00:09.0"),
                nic("ent1", "b", "/devices/0000:00:04.0"),
                nic("ent2", "a", "/devices/0000:00:03.0"),
                net("en0", "ent0", "/devices/0000:00:09.0/net/x"),
                net("en1", "ent1", "/devices/0000:00:04.0/net/x"),
                net("en2", "ent2", "/devices/0000:00:03.0/net/x"),
                net("en3", "sys0", "/devices/virtual/net/x")));

    assertThat(positions.get("ent0")).isEqualTo(new Position("adapter/pci/a", 2, 2));
    assertThat(positions.get("en0")).isEqualTo(new Position("if/EN/en on adapter/pci/a", 2, 2));
    assertThat(positions.get("en2")).isEqualTo(new Position("if/EN/en on adapter/pci/a", 1, 2));
    assertThat(positions.get("en1")).isEqualTo(new Position("if/EN/en on adapter/pci/b", 1, 1));
    assertThat(positions.get("en3")).isEqualTo(new Position("if/EN/en", 1, 1));
  }

  @Test
  void disks_countBySizeInTheOrderOfTheirPlaces() {
    Map<String, Position> positions =
        Positions.of(
            List.of(
                new Standing("hdisk0", "disk/scsi/scsd", "scsi0", "/devices/host10/x", "", "1024"),
                new Standing("hdisk1", "disk/scsi/scsd", "scsi0", "/devices/host9/x", "", "1024"),
                new Standing("hdisk2", "disk/scsi/scsd", "scsi0", "/devices/host1/x", "", "2048")));

    assertThat(positions.get("hdisk0")).isEqualTo(new Position("disk/scsi/scsd of 1024 MB", 2, 2));
    assertThat(positions.get("hdisk2")).isEqualTo(new Position("disk/scsi/scsd of 2048 MB", 1, 1));
  }

  @Test
  void withoutAPath_thePlaceAtTheParentCounts() {
    Map<String, Position> positions =
        Positions.of(
            List.of(
                new Standing("tty0", "tty/rs232/tty", "sa0", "", "10", ""),
                new Standing("tty1", "tty/rs232/tty", "sa0", "", "9", ""),
                new Standing("tty2", "tty/rs232/tty", "sa0", "", "10", "")));

    assertThat(positions)
        .extractingByKeys("tty1", "tty0", "tty2")
        .extracting(Position::number)
        .containsExactly(1, 2, 3);
  }
}
