package org.cfgmgr.daemon.bootinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootinfoTest {
  private static final String CARD = "pci:v00008086d0000100Esv00001AF4sd00001100bc02sc00i00\n";
  private static final String NOT_RECORDED =
      "only the running system tells what it was started from, not a recording";

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String in = "";

  @ParameterizedTest
  @CsvSource({
    "-T,x86_64-efi",
    "-p,x86_64-efi",
    "-z,1",
    "-y,64",
    "-K,64",
    "-k,2",
    "-m,QEMU Standard PC",
    "-r,4194304",
    "-e,0",
    "--flavour,cloud",
    "--hypervisor,kvm",
    "--secure-boot,1",
    "--lockdown,integrity",
  })
  void recordedMachine_answers(String option, String answer) {
    assertThat(run(option, "--hardware", machine().toString())).isZero();
    assertThat(out()).isEqualTo(answer + "\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void severalQuestions_areAnsweredInOrder() {
    assertThat(run("--hardware", machine().toString(), "-zT", "-s", "sda", "-y")).isZero();
    assertThat(out()).isEqualTo("1\nx86_64-efi\n1024\n64\n");
  }

  @ParameterizedTest
  @CsvSource({"sda,1024,1", "/dev/sda,1024,1", "dm-0,512,0"})
  void disk_hasASizeAndMayStartTheMachine(String disk, String size, String starts) {
    assertThat(run("-s", disk, "-B", disk, "--hardware", machine().toString())).isZero();
    assertThat(out()).isEqualTo(size + "\n" + starts + "\n");
  }

  @Test
  void unknownDisk_isNamedWithThoseThereAre() {
    assertThat(run("-s", "hdisk7", "--hardware", machine().toString())).isEqualTo(1);
    assertThat(err()).isEqualTo("bootinfo: there is no disk 'hdisk7'; there are sda sdb\n");
  }

  @Test
  void whatIsNotTold_isUnknown() {
    in = CARD;

    assertThat(run("--hardware", "-", "-b", "-y", "-e")).isEqualTo(1);
    assertThat(out()).isEqualTo("unknown\nunknown\n0\n");
    assertThat(err())
        .isEqualTo(
            """
            bootinfo: -b: unknown: %s
            bootinfo: -y: unknown: it shows neither sys/devices/system/cpu/modalias nor\
             proc/sys/kernel/arch
            """
                .formatted(NOT_RECORDED));
  }

  @Test
  void json_hasAllThatIsKnownAndWhyTheRestIsNot() {
    in = CARD + "/sys/firmware/efi\n/sys/devices/system/cpu/modalias:cpu:type:x86:feature:,003D\n";

    assertThat(run("--json", "--hardware", "-")).isZero();
    assertThat(out())
        .startsWith("{\n  \"platform\" : \"x86_64-efi\",\n  \"architecture\" : \"x86_64\",")
        .contains("\"hypervisor\" : \"qemu\"")
        .contains("\"diskMb\" : { }")
        .contains("\"bootDisks\" : \"" + NOT_RECORDED + "\"");
  }

  @Test
  void installedSystem_tellsItsKernel() throws IOException {
    Path root = root("6.1.0-56-cloud-amd64", "CONFIG_X86=y\nCONFIG_64BIT=y\n");
    String machine = machine().toString();

    assertThat(run("--flavour", "-K", "-T", "--root", root.toString(), "--hardware", machine))
        .isZero();
    assertThat(out()).isEqualTo("cloud\n64\nx86_64-efi\n");
  }

  @Test
  void installedSystem_doesNotRun() throws IOException {
    Path root = root("5.10.0-686", "");

    assertThat(run("-Kb", "--lockdown", "--root", root.toString())).isEqualTo(1);
    assertThat(out()).isEqualTo("32\nunknown\nunknown\n");
    assertThat(err())
        .isEqualTo(
            "bootinfo: -b: unknown: the system in %1$s does not run\n".formatted(root)
                + "bootinfo: --lockdown: unknown: the system in %1$s does not run\n"
                    .formatted(root));
  }

  @Test
  void installedSystemWithoutAKernel_isUnknown() {
    assertThat(run("--flavour", "--root", directory.toString())).isEqualTo(1);
    assertThat(err())
        .isEqualTo(
            "bootinfo: --flavour: unknown: no kernel is installed below " + directory + "\n");
    assertThatThrownBy(() -> run("-K", "--kernel", "9", "--root", directory.toString()))
        .isInstanceOf(KernelException.class);
  }

  @Test
  void thisMachine_answers() {
    assertThat(run("-y", "-z", "-r", "--flavour")).isZero();
    assertThat(out()).matches("(?:32|64)\n[01]\n\\d+\n\\S+\n");
  }

  @Test
  void nothingAsked_isWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).startsWith("bootinfo: give --json, or options that say what is asked\n");
    assertThat(run("-T", "--json")).isEqualTo(2);
  }

  private Path root(String release, String configuration) throws IOException {
    Path boot = Files.createDirectories(directory.resolve("root/boot"));
    Files.writeString(boot.resolve("vmlinuz-" + release), "");
    Files.writeString(boot.resolve("config-" + release), configuration);
    return directory.resolve("root");
  }

  private Path machine() {
    return TestingTree.create()
        .file("sys/devices/system/cpu/modalias", "cpu:type:x86:feature:,003D,009F")
        .file("sys/devices/system/clocksource/clocksource0/available_clocksource", "kvm-clock")
        .file("sys/kernel/security/lockdown", "none [integrity] confidentiality")
        .file("sys/kernel/address_bits", "64")
        .file("proc/sys/kernel/osrelease", "6.1.0-56-cloud-amd64")
        .file("proc/cmdline", "root=UUID=1 ro single")
        .file("proc/meminfo", "MemTotal:  4194304 kB")
        .file("sys/class/dmi/id/sys_vendor", "QEMU")
        .file("sys/class/dmi/id/product_name", "Standard PC")
        .file("sys/firmware/efi/fw_platform_size", "64")
        .device("cpu", "/devices/system/cpu/cpu0")
        .device("cpu", "/devices/system/cpu/cpu1")
        .device("block", "/devices/a/sda", "DEVTYPE=disk", "size=2097152")
        .device("block", "/devices/a/sda/sda1", "DEVTYPE=partition", "size=1048576")
        .device("block", "/devices/a/sdb", "DEVTYPE=disk", "size=2097152")
        .device("block", "/devices/virtual/block/dm-0", "DEVTYPE=disk", "size=1048576")
        .writeTo(secured());
  }

  /** The variable is binary. */
  private Path secured() {
    Path root = directory.resolve("machine");
    try {
      Path variables = Files.createDirectories(root.resolve("sys/firmware/efi/efivars"));
      Files.write(
          variables.resolve("SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"),
          new byte[] {6, 0, 0, 0, 1});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return root;
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return new Bootinfo()
        .run(
            List.of(arguments),
            new Terminal(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("ODMDIR", directory.resolve("odm").toString())));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
