package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {
  private static final String DIRECTORY = "lib/modules/" + FakeSystem.RELEASE + "/";

  @TempDir private Path root;
  private FakeSystem system;

  @BeforeEach
  void aKernel() {
    system = new FakeSystem(root);
    system.module(
        "modules.dep",
        """
        kernel/drivers/net/bnx2.ko:
        updates/dkms/my-driver.ko: kernel/drivers/net/bnx2.ko
        kernel/drivers/net/gone.ko:
        kernel/drivers/net/bad.ko:
        """);
    module("kernel/drivers/net/bnx2.ko", "firmware=bnx2/a.fw", "name=bnx2");
    module("updates/dkms/my-driver.ko", "license=Proprietary", "depends=bnx2");
    system.module("kernel/drivers/net/bad.ko", "damaged");
    system.module("modules.builtin.modinfo", "ccp.firmware=amd/sev.fw\0");
  }

  @Test
  void module_isFoundByDepmodsList() {
    assertThat(open().declaredFirmware("bnx2")).containsExactly("bnx2/a.fw");
    assertThat(open().file("bnx2"))
        .contains(root.resolve(DIRECTORY + "kernel/drivers/net/bnx2.ko"));
  }

  @Test
  void moduleInUpdates_isFoundByEitherSpelling() {
    assertThat(open().info("my_driver")).isEqualTo(open().info("my-driver")).isPresent();
    assertThat(open().info("my-driver").orElseThrow().license()).isEqualTo("Proprietary");
  }

  @Test
  void firmwareOfADependency_isNotTheModulesOwn() {
    assertThat(open().declaredFirmware("my_driver")).isEmpty();
  }

  @Test
  void binaryList_goesFirst() {
    system.file(
        DIRECTORY + "modules.dep.bin",
        new IndexWriter().add("my_driver", "kernel/drivers/net/bnx2.ko:").bytes());

    assertThat(open().info("my-driver").orElseThrow().name()).isEqualTo("bnx2");
    assertThat(open().info("bnx2")).isEmpty();
  }

  @Test
  void damagedBinaryList_isReplacedByTheText() {
    system.module("modules.dep.bin", "damaged");
    ModuleFiles files = open();

    assertThat(files.info("bnx2")).isPresent();
    assertThat(files.problems())
        .containsExactly(
            root.resolve(DIRECTORY + "modules.dep.bin")
                + ": damaged: it has no magic number of a module index: run depmod for this"
                + " kernel");
  }

  @Test
  void builtInModule_isFoundWithoutAFile() {
    assertThat(open().declaredFirmware("ccp")).containsExactly("amd/sev.fw");
    assertThat(open().file("ccp")).isEmpty();
  }

  @Test
  void unknownModule_isNoProblem() {
    ModuleFiles files = open();

    assertThat(files.info("nothing")).isEmpty();
    assertThat(files.problems()).isEmpty();
  }

  @Test
  void damagedAndAbsentFiles_areProblemsTwoLines() {
    ModuleFiles files = open();

    assertThat(files.info("bad")).isEmpty();
    assertThat(files.info("bad")).isEmpty();
    assertThat(files.info("gone")).isEmpty();
    assertThat(files.problems())
        .containsExactly(
            root.resolve(DIRECTORY + "kernel/drivers/net/bad.ko")
                + ": its module information cannot be read: it has 52 bytes at 0, and ends at 7:"
                + " reinstall its package",
            "/"
                + DIRECTORY.substring(0, DIRECTORY.length() - 1)
                + ": modules.dep names kernel/drivers/net/gone.ko, which is not there: run depmod");
  }

  @Test
  void kernelWithoutModules_hasNone() {
    assertThat(ModuleFiles.open(root, "9.9.9").info("bnx2")).isEmpty();
  }

  private ModuleFiles open() {
    return ModuleFiles.open(root, FakeSystem.RELEASE);
  }

  private void module(String path, String... fields) {
    system.file(DIRECTORY + path, MadeModule.saying(fields).bytes());
  }
}
