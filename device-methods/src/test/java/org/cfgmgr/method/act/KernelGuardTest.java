package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.attr.EthtoolCalls;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.guard.TestingSystem;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actuator takes away nothing that the guard says is in use. */
class KernelGuardTest {
  private static final String ADAPTER = "/devices/pci0000:00/0000:00:05.0";
  private static final String DRIVER = "sys/bus/pci/drivers/ahci";

  @TempDir Path root;
  private TestingSystem system;

  @BeforeEach
  void diskBelowAdapterOfAhci() {
    system =
        TestingSystem.create(root)
            .device("pci", ADAPTER)
            .disk("sda", 0)
            .file(DRIVER + "/unbind", "")
            .link(DRIVER + "/0000:00:05.0", ADAPTER)
            .text(DRIVER + "/module", "../../../../module/ahci")
            .text("sys/module/ahci/drivers/pci:ahci", "../../../bus/pci/drivers/ahci");
  }

  private Result unbind() {
    return kernel().unbind(new Action.UnbindDriver("pci", ADAPTER, "ahci"));
  }

  private Kernel kernel() {
    ProgramRunner programs = new ProgramRunner(Map.of(), Limits.USUAL.grace());
    return new Kernel(
        root, system.guard(), new AttributeWriter(root, EthtoolCalls.none(), programs));
  }

  @Test
  void unbind_free() throws Exception {
    assertThat(unbind()).isEqualTo(Result.done());
    assertThat(root.resolve(DRIVER + "/unbind")).hasContent("0000:00:05.0");
  }

  @Test
  void unbind_inUse() throws Exception {
    system.mount("self", "8:1", "/", "/dev/sda1");

    assertThat(unbind()).isEqualTo(Result.failed(ADAPTER + " is in use: sda1 is mounted on /"));
    assertThat(Files.readString(root.resolve(DRIVER + "/unbind"))).isBlank();
  }

  @Test
  void unbind_afterUseBeganInSameCommand() {
    Kernel kernel = kernel();
    Action.UnbindDriver unbind = new Action.UnbindDriver("pci", ADAPTER, "ahci");
    assertThat(kernel.unbind(unbind)).isEqualTo(Result.done());

    system.mount("self", "8:1", "/", "/dev/sda1");

    assertThat(kernel.unbind(unbind))
        .isEqualTo(Result.failed(ADAPTER + " is in use: sda1 is mounted on /"));
  }

  @Test
  void module_ofDriverInUse() {
    assertThat(kernel().refusal("ahci")).isEmpty();

    system.mount("self", "8:1", "/", "/dev/sda1");

    assertThat(kernel().refusal("ahci"))
        .isEqualTo(Optional.of(Result.failed(ADAPTER + " is in use: sda1 is mounted on /")));
    assertThat(kernel().refusal("e1000")).isEmpty();
  }

  @Test
  void attribute_thatDisrupts() {
    String file = ADAPTER.substring(1) + "/sriov_numvfs";
    system.file("sys/" + file, "0").mount("self", "8:1", "/", "/dev/sda1");

    assertThat(set(new KernelPlace(KernelPlace.Kind.SYSFS, ADAPTER, file, true)))
        .isEqualTo(Result.failed(ADAPTER + " is in use: sda1 is mounted on /"));
    assertThat(root.resolve("sys/" + file)).hasContent("0");
    assertThat(set(new KernelPlace(KernelPlace.Kind.SYSFS, ADAPTER, file, false)))
        .isEqualTo(Result.done());
  }

  private Result set(KernelPlace place) {
    return kernel().set(new Action.SetAttribute(place, "vfs", "4", Optional.empty()));
  }
}
