package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real depmod makes an index, real modprobe answers, and so do we. */
class KmodPeerTest {
  private static final String RELEASE = FakeSystem.RELEASE;
  private static final Path DEPMOD = Path.of("/usr/sbin/depmod");
  private static final Path MODPROBE = Path.of("/usr/sbin/modprobe");

  private static final List<String> ASKED =
      List.of(
          "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01",
          "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00",
          "pci:v00008086d000010D3sv00008086sd0000A020bc02sc00i00",
          "pci:v0000102Bd00000522sv00001AF4sd00001100bc03sc00i00",
          "pci:v00001AF4d00001110sv00001AF4sd00001100bc05sc00i00",
          "pci:v",
          "usb:v13FDp3940d0214dc00dsc00dp00ic08isc06ip50in00",
          "usb:v13FDp3940d0314dc00dsc00dp00ic08isc06ip50in00",
          "usb:v0001p0001d0001dc00dsc00dp00ic08isc06ip50in00",
          "acpi:PNP0501:",
          "acpi:PNP0501:PNP0500:",
          "scsi:t-0x00",
          "fs-ext4",
          "fs_ext4",
          "xen:vfb",
          "nothing:at-all",
          "*");

  @TempDir Path root;
  private FakeSystem system;

  @BeforeEach
  void makeKernel() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(DEPMOD), "no " + DEPMOD + ": install kmod");
    assumeTrue(Files.isExecutable(MODPROBE), "no " + MODPROBE + ": install kmod");
    system =
        new FakeSystem(root)
            .directory("modprobe.d")
            .module("modules.builtin", "kernel/xen_fbfront.ko\n")
            .module("modules.builtin.modinfo", "xen_fbfront.alias=xen:vfb\0");
    module("ahci", "pci:v*d*sv*sd*bc01sc06i01*", "pci:v00008086d00002922sv*sd*bc*sc*i*");
    module("e1000e", "pci:v00008086d000010D3sv*sd*bc*sc*i*");
    module("vendor-e1000e", "pci:v00008086d000010D3sv00008086sd0000A01F*", "pci:v00008086*");
    module("matroxfb_base", "pci:v0000102Bd00000522sv*sd*bc*sc*i*");
    module("mgag200", "pci:v0000102Bd00000522sv*sd*bc*sc*i*");
    module("virtio_pci", "pci:v00001AF4d*sv*sd*bc*sc*i*");
    module("uas", "usb:v13FDp3940d0[0-2]*dc*dsc*dp*ic*isc*ip*in*", "usb:v*ic08isc06ip62in*");
    module("usb-storage", "usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*", "usb:v13FDp3940d0[!3]*");
    module("8250_pnp", "acpi*:PNP050?:*", "acpi*:PNP0500:*");
    module("sd_mod", "scsi:t-0x00*", "scsi:t-0x0e*");
    module("ext4", "fs-ext4");
    run(DEPMOD.toString(), "-b", root.toString(), RELEASE);
  }

  @Test
  void lookup_answersLikeModprobe() throws IOException, InterruptedException {
    Path directory = root.resolve("lib/modules/" + RELEASE);
    AliasIndex aliases = BinaryAliasIndex.read(directory.resolve("modules.alias.bin"));
    AliasIndex text = AliasTable.ofText(Files.readString(directory.resolve("modules.alias")));
    AliasIndex builtIn = BinaryAliasIndex.read(directory.resolve("modules.builtin.alias.bin"));
    for (String alias : ASKED) {
      List<String> peer = modprobe(alias);
      assertThat(modules(alias, aliases, builtIn)).as(alias).isEqualTo(peer);
      assertThat(modules(alias, text, builtIn)).as("text: " + alias).isEqualTo(peer);
    }
  }

  @Test
  void candidates_areTheOnesOfModprobe_eachOnce() throws IOException, InterruptedException {
    InstalledKernel kernel = system.open();
    assertThat(kernel.problems()).isEmpty();
    for (String alias : ASKED) {
      assertThat(kernel.candidates(alias))
          .as(alias)
          .extracting(Candidate::module)
          .doesNotHaveDuplicates()
          .hasSameElementsAs(modprobe(alias));
    }
  }

  @Test
  void candidates_underModprobeConfiguration_areTheOnesOfModprobe()
      throws IOException, InterruptedException {
    String alias = "pci:v00008086d000010D3sv00008086sd0000A020bc02sc00i00";
    system.file("etc/modprobe.d/a.conf", "alias pci:v*d000010D3sv*sd0000A020* ext4\n");
    assertThat(system.open().candidates(alias))
        .extracting(Candidate::module)
        .isEqualTo(run(modprobeCommand("etc/modprobe.d", alias)));
  }

  private void module(String name, String... aliases) {
    system.file(
        "lib/modules/" + RELEASE + "/kernel/" + name + ".ko",
        TinyModule.withAliases(List.of(aliases)));
  }

  private static List<String> modules(String alias, AliasIndex aliases, AliasIndex builtIn) {
    List<AliasMatch> matches = aliases.lookup(alias);
    return (matches.isEmpty() ? builtIn.lookup(alias) : matches)
        .stream().map(AliasMatch::module).toList();
  }

  private List<String> modprobe(String alias) throws IOException, InterruptedException {
    return run(modprobeCommand("modprobe.d", alias));
  }

  private String[] modprobeCommand(String configuration, String alias) {
    return new String[] {
      MODPROBE.toString(),
      "-C",
      root.resolve(configuration).toString(),
      "-d",
      root.toString(),
      "-S",
      RELEASE,
      "-R",
      alias
    };
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return new ArrayList<>(output.lines().toList());
  }
}
