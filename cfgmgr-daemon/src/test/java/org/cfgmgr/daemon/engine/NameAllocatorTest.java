package org.cfgmgr.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameAllocatorTest {
  private final NameAllocator names = new NameAllocator();

  /** The example of IBM's page on CuDv: tty0, 1, 3, 5, 6 are there, so the next is tty2. */
  @Test
  void next_isTheLowestFreeNumber() {
    List.of("tty0", "tty1", "tty3", "tty5", "tty6").forEach(names::reserve);

    assertThat(names.next("tty")).isEqualTo("tty2");
    assertThat(names.next("tty")).isEqualTo("tty4");
    assertThat(names.next("tty")).isEqualTo("tty7");
  }

  @Test
  void prefixes_areApart() {
    names.reserve("en0");

    assertThat(names.next("ent")).isEqualTo("ent0");
  }

  @Test
  void oddNames_areIgnored() {
    List.of("", "rootvg", "disk99999999999999999999").forEach(names::reserve);

    assertThat(names.next("disk")).isEqualTo("disk0");
  }
}
