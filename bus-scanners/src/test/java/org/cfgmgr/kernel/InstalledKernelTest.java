package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledKernelTest {
  private static final String MATROX = "pci:v0000102Bd00000522sv0sd0bc03sc00i00";

  @TempDir Path root;

  private FakeSystem system() {
    return new FakeSystem(root);
  }

  @Test
  void candidates_moduleWithIdAndClassEntry_isNamedOnce() {
    InstalledKernel kernel =
        system()
            .index(
                new IndexWriter()
                    .add("pci:v*d*bc01sc06i01*", "ahci")
                    .add("pci:v00008086d00002922bc*sc*i*", "ahci"))
            .open();
    assertThat(kernel.candidates("pci:v00008086d00002922bc01sc06i01"))
        .containsExactly(new Candidate("ahci", "pci:v00008086d00002922bc*sc*i*", 1, false));
  }

  @Test
  void candidates_mostTellingPatternFirst_thenTheKernelsOrder() {
    InstalledKernel kernel =
        system()
            .index(
                new IndexWriter()
                    .add("pci:v*bc04*", "class")
                    .add("pci:v0001d0002*", "first")
                    .add("pci:v0001d0002*", "second")
                    .add("pci:v0001d0002sv3*", "subsystem"))
            .open();
    assertThat(kernel.candidates("pci:v0001d0002sv3bc04"))
        .extracting(Candidate::module)
        .containsExactly("subsystem", "first", "second", "class");
  }

  @Test
  void candidates_frameBufferTwin_standsBehindTheDriver() {
    InstalledKernel kernel =
        system()
            .index(
                new IndexWriter()
                    .add("pci:v0000102Bd00000522sv*", "matroxfb_base")
                    .add("pci:v0000102Bd00000522sv*", "mgag200"))
            .open();
    assertThat(kernel.candidates(MATROX))
        .containsExactly(
            new Candidate("mgag200", "pci:v0000102Bd00000522sv*", 1, false),
            new Candidate("matroxfb_base", "pci:v0000102Bd00000522sv*", 2, false));
    assertThat(kernel.why(kernel.candidates(MATROX).get(1)))
        .isEqualTo("matches pci:v0000102Bd00000522sv*; frame buffer twin of a graphics driver");
  }

  @Test
  void candidates_grabbersAndHelpers_standBehindEvenWithMoreTellingPatterns() {
    InstalledKernel kernel =
        system()
            .index(
                new IndexWriter()
                    .add("pci:v1d2sv3sd4*", "uio_mf624")
                    .add("pci:v1d2sv3sd4*", "intel_rng")
                    .add("pci:v1d2sv3sd4*", "vfio_pci")
                    .add("pci:v1d2sv3sd4*", "sb_edac")
                    .add("pci:v1d2*", "mf6x4"))
            .open();
    assertThat(kernel.candidates("pci:v1d2sv3sd4bc05"))
        .extracting(Candidate::module)
        .containsExactly("mf6x4", "uio_mf624", "intel_rng", "vfio_pci", "sb_edac");
  }

  @Test
  void candidates_vendorWildcard_isNoDemotion() {
    InstalledKernel kernel =
        system().index(new IndexWriter().add("pci:v00001AF4d*sv*", "virtio_pci")).open();
    assertThat(kernel.candidates("pci:v00001AF4d00001110sv0"))
        .containsExactly(new Candidate("virtio_pci", "pci:v00001AF4d*sv*", 1, false));
  }

  @Test
  void candidates_blacklisted_comesLastAndFlaggedWithItsReason() {
    InstalledKernel kernel =
        system()
            .index(new IndexWriter().add("pci:v1d2*", "am53c974").add("pci:v*d*", "generic_scsi"))
            .file("etc/modprobe.d/local.conf", "# broken here\nblacklist am53c974\n")
            .open();
    assertThat(kernel.candidates("pci:v1d2"))
        .containsExactly(
            new Candidate("generic_scsi", "pci:v*d*", 1, false),
            new Candidate("am53c974", "pci:v1d2*", 2, true));
    assertThat(kernel.why(kernel.candidates("pci:v1d2").get(1)))
        .isEqualTo(
            "matches pci:v1d2*; not loaded by alias:"
                + " etc/modprobe.d/local.conf line 2: blacklist");
  }

  @Test
  void candidates_commandLine_blacklists() {
    system().index(new IndexWriter().add("a*", "snd-one").add("a*", "two").add("a*", "three"));
    InstalledKernel kernel =
        InstalledKernel.open(
            root,
            FakeSystem.RELEASE,
            "quiet modprobe.blacklist=snd_one,x module_blacklist=two root=/dev/sda1\n");
    assertThat(kernel.candidates("ab"))
        .extracting(Candidate::module, Candidate::blacklisted)
        .containsExactly(tuple("three", false), tuple("snd-one", true), tuple("two", true));
  }

  @Test
  void candidates_configuredAlias_replacesTheIndex() {
    InstalledKernel kernel =
        system()
            .index(new IndexWriter().add("pci:v1*", "stock"))
            .file("etc/modprobe.d/a.conf", "alias pci:v1d2* vendor-driver\n")
            .open();
    assertThat(kernel.candidates("pci:v1d2"))
        .containsExactly(new Candidate("vendor_driver", "pci:v1d2*", 1, false));
    assertThat(kernel.candidates("pci:v1d3"))
        .containsExactly(new Candidate("stock", "pci:v1*", 1, false));
  }

  @Test
  void candidates_aliasOff_flagsWhatTheIndexHas() {
    InstalledKernel kernel =
        system()
            .index(new IndexWriter().add("pci:v1*", "stock"))
            .file("etc/modprobe.d/a.conf", "alias pci:v1* off\n")
            .open();
    assertThat(kernel.candidates("pci:v1d2"))
        .containsExactly(new Candidate("stock", "pci:v1*", 1, true));
    assertThat(kernel.why(kernel.candidates("pci:v1d2").get(0)))
        .isEqualTo("matches pci:v1*; not loaded by alias: modprobe.d: alias off");
  }

  @Test
  void candidates_builtInAliases_countToo() {
    InstalledKernel kernel =
        system()
            .module("modules.alias", "alias a* b\n")
            .module("modules.builtin", "kernel/drivers/video/fbdev/xen-fbfront.ko\n")
            .module("modules.builtin.modinfo", "xen_fbfront.alias=xen:vfb\0")
            .open();
    assertThat(kernel.candidates("xen:vfb"))
        .containsExactly(new Candidate("xen_fbfront", "xen:vfb", 1, false));
    assertThat(kernel.why(kernel.candidates("xen:vfb").get(0)))
        .isEqualTo("matches xen:vfb; built in");
    assertThat(kernel.builtIn("xen-fbfront")).isTrue();
    assertThat(kernel.builtIn("xen_fbfront")).isTrue();
    assertThat(kernel.builtIn("b")).isFalse();
  }

  @Test
  void candidates_sameModaliasTwice_isResolvedOnce() {
    InstalledKernel kernel = system().index(new IndexWriter().add("scsi:t*", "sd_mod")).open();
    assertThat(kernel.candidates("scsi:t-0x00")).isSameAs(kernel.candidates("scsi:t-0x00"));
  }

  @Test
  void candidates_noModalias_hasNone() {
    assertThat(system().index(new IndexWriter().add("*", "all")).open().candidates("")).isEmpty();
  }

  @Test
  void open_damagedIndex_usesTheTextAndSaysSo() {
    InstalledKernel kernel =
        system()
            .module("modules.alias.bin", "damaged by a disk")
            .module("modules.alias", "alias a* b\n")
            .open();
    assertThat(kernel.candidates("ab")).containsExactly(new Candidate("b", "a*", 1, false));
    assertThat(kernel.problems())
        .containsExactly(
            root.resolve("lib/modules/6.1.0-56-amd64/modules.alias.bin")
                + ": damaged: it has no magic number of a module index:"
                + " run depmod for this kernel; used modules.alias");
  }

  @Test
  void candidates_indexDamagedDeepInside_usesTheTextAndSaysSo() {
    byte[] bytes = new IndexWriter().add("ab", "one").add("cd", "two").bytes();
    IndexWriter.set(bytes, bytes.length - 4, 0x20ffffff);
    InstalledKernel kernel =
        system()
            .file("lib/modules/6.1.0-56-amd64/modules.alias.bin", bytes)
            .module("modules.alias", "alias ab one\nalias cd two\n")
            .open();
    assertThat(kernel.problems()).isEmpty();
    assertThat(kernel.candidates("cd")).extracting(Candidate::module).containsExactly("two");
    assertThat(kernel.problems()).hasSize(1);
  }

  @Test
  void open_noIndexAtAll_saysToRunDepmod() {
    InstalledKernel kernel = system().module("modules.builtin", "").open();
    assertThat(kernel.problems())
        .containsExactly(
            root.resolve("lib/modules/6.1.0-56-amd64")
                + ": has no modules.alias.bin and no modules.alias: run depmod -b "
                + root
                + " 6.1.0-56-amd64");
  }

  @Test
  void open_noSuchKernel_saysSo() {
    InstalledKernel kernel = InstalledKernel.open(root, "6.9");
    String problem = "no /lib/modules/6.9 below " + root + ": install that kernel's package";
    assertThat(kernel.candidates("pci:v1")).isEmpty();
    assertThat(kernel.problems()).containsExactly(problem);
    assertThat(kernel.describe()).isEqualTo(problem);
  }

  @Test
  void open_systemWithoutKernel_saysSo() {
    assertThat(InstalledKernel.open(root, "").problems())
        .containsExactly("no kernel is installed below " + root);
  }

  @Test
  void open_runningMonolithicKernel_isNoProblem() {
    system().file("proc/sys/kernel/osrelease", "6.18.5\n");
    InstalledKernel kernel = InstalledKernel.open(root, "6.18.5");
    assertThat(kernel.problems()).isEmpty();
    assertThat(kernel.describe()).isEqualTo("kernel 6.18.5, without modules");
  }

  @Test
  void open_runningModularKernelWithoutItsModules_isOne() {
    system().file("proc/sys/kernel/osrelease", "6.18.5\n").file("proc/modules", "");
    assertThat(InstalledKernel.open(root, "6.18.5").problems()).hasSize(1);
  }

  @Test
  void open_configurationWithoutModules_isNoProblem() {
    system().file("boot/config-6.18.5", "CONFIG_PCI=y\n# CONFIG_MODULES is not set\n");
    assertThat(InstalledKernel.open(root, "6.18.5").problems()).isEmpty();
  }

  @Test
  void open_modulesBelowUsr_andAbsoluteLink() {
    FakeSystem system =
        system().file("usr/lib/modules/6.9/modules.alias", "alias a b\n").link("lib", "/usr/lib");
    InstalledKernel kernel = InstalledKernel.open(system.root(), "6.9");
    assertThat(kernel.candidates("a")).hasSize(1);
    assertThat(kernel.describe())
        .isEqualTo("kernel 6.9, modules in " + root.resolve("usr/lib/modules/6.9"));
  }

  @Test
  void sameModule_foldsDashes() {
    assertThat(KernelModules.sameModule("snd-hda-intel", "snd_hda_intel")).isTrue();
    assertThat(KernelModules.sameModule("xhci_hcd", "xhci_pci")).isFalse();
  }
}
