package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.FakeDriver;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.method.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up driver. */
class EthtoolWriterTest {
  @TempDir private Path root;
  private final FakeDriver driver = new FakeDriver();

  private static KernelPlace place(String setting) {
    return new KernelPlace(Kind.ETHTOOL, "/devices/pci0000:00/net/eth0", setting, false);
  }

  private Result set(String setting, String value) {
    ProgramRunner programs =
        new ProgramRunner(Actuators.cleanEnvironment(Map.of()), Limits.USUAL.grace());
    return new AttributeWriter(root, driver, programs).set(place(setting), value);
  }

  private Optional<String> read(String setting) {
    return KernelAttributes.live(root, driver).read(place(setting));
  }

  @Test
  void ring_isSetAndTheOtherStays() {
    assertThat(set("rings.rx", "1024")).isEqualTo(Result.done());
    assertThat(read("rings.rx")).contains("1024");
    assertThat(read("rings.tx")).contains("256");
  }

  @Test
  void queues_areSet() {
    assertThat(set("channels.combined", "4")).isEqualTo(Result.done());
    assertThat(read("channels.combined")).contains("4");
  }

  @Test
  void offload_isSwitched() {
    assertThat(set("features.gro", "on")).isEqualTo(Result.done());
    assertThat(read("features.gro")).contains("on");
    assertThat(set("features.gro", "0")).isEqualTo(Result.done());
    assertThat(read("features.gro")).contains("off");
  }

  @Test
  void beyondTheMaximum_isRefusedWithTheRange() {
    assertThat(set("rings.rx", "8192"))
        .isEqualTo(
            Result.failed(
                "ethtool rings.rx of eth0: the kernel refuses 8192: Invalid argument"
                    + " (possible: 1-4096)"));
    assertThat(read("rings.rx")).contains("512");
  }

  @Test
  void numberThatTheDriverRounds_isAFailure() {
    assertThat(set("rings.rx", "1001"))
        .isEqualTo(
            Result.failed("ethtool rings.rx of eth0: 1001 was set, but the kernel keeps 1008"));
  }

  @Test
  void fixedOffload_isRefused() {
    assertThat(set("features.tso", "off"))
        .isEqualTo(
            Result.failed(
                "ethtool features.tso of eth0: the kernel refuses off: Operation not supported"
                    + " (possible: on, off)"));
  }

  @Test
  void whatIsNoValue_doesNotReachTheDriver() {
    assertThat(set("features.gro", "maybe"))
        .isEqualTo(
            Result.failed("ethtool features.gro of eth0 cannot be maybe (possible: on, off)"));
    assertThat(set("rings.rx", "-1"))
        .isEqualTo(Result.failed("ethtool rings.rx of eth0 cannot be -1 (possible: 1-4096)"));
    assertThat(set("rings.huge", "1"))
        .isEqualTo(Result.failed("ethtool rings.huge of eth0 is no setting that is known"));
  }
}
