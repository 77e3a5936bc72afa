package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up driver. */
class EthtoolTest {
  private static final String NIC = "/devices/pci0000:00/0000:00:03.0/net/eth0";

  @TempDir private Path root;
  private KernelAttributes attributes = KernelAttributes.none();

  @BeforeEach
  void machine() {
    TestingTree.create()
        .device("net", NIC, "mtu=1500")
        .device("net", "/devices/virtual/net/dummy0", "mtu=1500")
        .writeTo(root);
    attributes = KernelAttributes.live(root, new FakeDriver());
  }

  private Optional<String> read(String setting) {
    return attributes.find("ethtool:" + setting, NIC).flatMap(attributes::read);
  }

  @Test
  void place_namesTheInterface() {
    assertThat(attributes.find("ethtool:rings.rx", NIC))
        .contains(new KernelPlace(Kind.ETHTOOL, NIC, "rings.rx", false))
        .get()
        .hasToString("ethtool rings.rx of eth0");
  }

  @Test
  void values_areRead() {
    assertThat(read("rings.rx")).contains("512");
    assertThat(read("rings.tx")).contains("256");
    assertThat(read("channels.combined")).contains("2");
    assertThat(read("features.tso")).contains("on");
    assertThat(read("features.gro")).contains("off");
  }

  @Test
  void maximum_isTold() {
    KernelPlace ring = attributes.find("ethtool:rings.rx", NIC).orElseThrow();
    KernelPlace offload = attributes.find("ethtool:features.tso", NIC).orElseThrow();

    assertThat(attributes.choices(ring)).containsExactly("1-4096");
    assertThat(attributes.choices(offload)).containsExactly("on", "off");
  }

  @Test
  void whatTheDriverHasNot_isNoPlace() {
    assertThat(attributes.find("ethtool:channels.rx", NIC)).isEmpty();
    assertThat(attributes.find("ethtool:features.sg", NIC)).isEmpty();
    assertThat(attributes.find("ethtool:rings.huge", NIC)).isEmpty();
    assertThat(attributes.find("ethtool:rings.rx", "/devices/virtual/net/dummy0")).isEmpty();
  }

  @Test
  void interfaceOfAnotherMachine_isNotAsked() {
    assertThat(attributes.find("ethtool:rings.rx", "/devices/gone/net/eth0")).isEmpty();
    assertThat(KernelAttributes.live(root).find("ethtool:rings.rx", NIC)).isEmpty();
  }
}
