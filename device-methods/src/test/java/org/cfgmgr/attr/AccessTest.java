package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.attr.KernelPlace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @Test
  void kindAndPlace_areApart() {
    assertThat(Access.parse("sysctl:net/core/somaxconn"))
        .contains(new Access(Kind.SYSCTL, "net/core/somaxconn", false));
    assertThat(Access.parse("!sysfs:online")).contains(new Access(Kind.SYSFS, "online", true));
    assertThat(Access.parse("ethtool:rings.rx"))
        .contains(new Access(Kind.ETHTOOL, "rings.rx", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "queue/scheduler",
        "file:/etc/hosts",
        "SYSFS:mtu",
        "sysfs:../../mtu",
        "sysctl:..",
        "sysfs:a|../b"
      })
  void whatIsNotUnderstood_isNone(String text) {
    assertThat(Access.parse(text)).isEmpty();
  }
}
