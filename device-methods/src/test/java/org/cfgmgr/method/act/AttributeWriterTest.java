package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.EthtoolCalls;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.guard.Guard.Use;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up machine, whose files keep what is written. */
class AttributeWriterTest {
  private static final String FUNCTION = "/devices/pci0000:00/0000:00:03.0";
  private static final String CPU = "/devices/system/cpu/cpu1";

  @TempDir private Path root;

  private static Action.SetAttribute set(KernelPlace place, String value) {
    return new Action.SetAttribute(place, "attribute", value, Optional.empty());
  }

  private static KernelPlace sysfs(String device, String file, boolean disruptive) {
    return new KernelPlace(Kind.SYSFS, device, device.substring(1) + "/" + file, disruptive);
  }

  private Kernel kernel(Guard guard) {
    TestingTree.create()
        .device("pci", FUNCTION, "driver_override=vfio-pci", "sriov_numvfs=4")
        .file("sys" + CPU + "/online", "1")
        .file("proc/sys/vm/swappiness", "60")
        .writeTo(root);
    return new Kernel(
        root,
        guard,
        new AttributeWriter(
            root,
            EthtoolCalls.none(),
            new ProgramRunner(Actuators.cleanEnvironment(Map.of()), Limits.USUAL.grace())));
  }

  private String text(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  @Test
  void sysfs_isWritten() throws IOException {
    Kernel kernel = kernel(Guard.none());

    assertThat(kernel.set(set(sysfs(FUNCTION, "sriov_numvfs", true), "16")))
        .isEqualTo(Result.done());
    assertThat(text("sys" + FUNCTION + "/sriov_numvfs")).isEqualTo("16");
  }

  @Test
  void shorterValue_leavesNothingOfTheOld() throws IOException {
    Kernel kernel = kernel(Guard.none());

    assertThat(kernel.set(set(sysfs(FUNCTION, "driver_override", false), "e1000")))
        .isEqualTo(Result.done());
    assertThat(text("sys" + FUNCTION + "/driver_override")).isEqualTo("e1000");
  }

  @Test
  void emptyValue_reachesTheKernel() throws IOException {
    Kernel kernel = kernel(Guard.none());

    assertThat(kernel.set(set(sysfs(FUNCTION, "driver_override", false), "")))
        .isEqualTo(Result.done());
    assertThat(text("sys" + FUNCTION + "/driver_override")).isEqualTo("\n");
  }

  @Test
  void sysctl_isWritten() throws IOException {
    Kernel kernel = kernel(Guard.none());
    KernelPlace swappiness = new KernelPlace(Kind.SYSCTL, "", "vm/swappiness", false);

    assertThat(kernel.set(set(swappiness, "10"))).isEqualTo(Result.done());
    assertThat(text("proc/sys/vm/swappiness")).isEqualTo("10");
  }

  @Test
  void disruptive_isLeftWhatIsInUse() throws IOException {
    Kernel kernel = kernel(path -> List.of(new Use(path, "cpu1 runs a guest")));

    assertThat(kernel.set(set(sysfs(CPU, "online", true), "0")))
        .isEqualTo(Result.failed(CPU + " is in use: cpu1 runs a guest"));
    assertThat(text("sys" + CPU + "/online")).isEqualTo("1\n");
  }

  @Test
  void harmless_isSetOnWhatIsInUse() {
    Kernel kernel = kernel(path -> List.of(new Use(path, "eth0 carries an address")));

    assertThat(kernel.set(set(sysfs(FUNCTION, "driver_override", false), "e1000")))
        .isEqualTo(Result.done());
  }

  @Test
  void absentFile_isNotMade() {
    Kernel kernel = kernel(Guard.none());
    Path file = root.resolve("sys" + FUNCTION + "/numa_node");

    assertThat(kernel.set(set(sysfs(FUNCTION, "numa_node", false), "0")))
        .isEqualTo(Result.failed(file + " is not there"));
    assertThat(file).doesNotExist();
  }
}
