package org.cfgmgr.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cfgmgr.image.Fstab.Entry;
import org.junit.jupiter.api.Test;

class FstabTest {
  @Test
  void parse_linesThatMount() {
    Fstab fstab =
        Fstab.parse(
            """
            # <file system> <mount point>
            UUID=0c5e / ext4 errors=remount-ro 0 1

            LABEL="my\\040data"  /srv\\040one  xfs  noauto,nofail
            UUID=77 none swap sw 0 0
            broken
            """);

    assertThat(fstab.entries())
        .containsExactly(
            new Entry(2, "UUID=0c5e", "/", "ext4", List.of("errors=remount-ro")),
            new Entry(4, "LABEL=my data", "/srv one", "xfs", List.of("noauto", "nofail")),
            new Entry(5, "UUID=77", "none", "swap", List.of("sw")));
    assertThat(fstab.entries()).extracting(Entry::mayFail).containsExactly(false, true, false);
    assertThat(fstab.at("/").map(Entry::line)).contains(2);
  }
}
