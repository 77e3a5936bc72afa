package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small distribution: a generic and a cloud kernel 6.1, a generic 6.12, firmware, NVIDIA's list,
 * and all of an archive's lists, as apt names them.
 */
public record MadeDistribution(Path directory) {
  /** The release of its generic kernel. */
  public static final String GENERIC = "6.1.0-56-amd64";

  /** The release of its cloud kernel. */
  public static final String CLOUD = "6.1.0-56-cloud-amd64";

  /** The release of its newer kernel. */
  public static final String NEWER = "6.12.117+deb12-amd64";

  /** A device that needs firmware. */
  public static final String BNX2 = "pci:v000014E4d0000164Csv0000103Csd00007038bc02sc00i00";

  /** A device whose driver is built into the cloud kernel. */
  public static final String NVME = "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02";

  /** A device whose driver is built outside the kernel. */
  public static final String NVIDIA = "pci:v000010DEd00001340sv00001043sd000011BDbc03sc02i00";

  private static final String LISTS = "lists/archive.example_debian_dists_bookworm_";

  /** With all its files in a directory, and its rules beside that. */
  public static MadeDistribution in(Path directory) {
    MadeDistribution made = new MadeDistribution(directory);
    made.kernels();
    made.lists();
    return made;
  }

  MadeDistribution file(String name, byte[] content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With one more file. */
  public MadeDistribution file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  MadeDistribution without(String name) {
    try {
      Files.delete(directory.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is built of it. */
  public Catalogue catalogue() {
    file("../made.zip", builder().build());
    return Catalogue.read(directory.resolve("../made.zip"));
  }

  CatalogueBuilder builder() {
    return new CatalogueBuilder("1.0").rules(rules()).directory(directory, file -> {});
  }

  /** Its hand-written rules. */
  public Path rules() {
    file(
        "../rules.odm",
        """
        rule:
        	match = "cpu:type:x86,ven0000*"
        	unless = "cpu:*,009F*"
        	package = "intel-microcode"
        	why = "mends errors"
        	source = "by hand"

        rule:
        	match = "dmi:*:svnQEMU:*"
        	package = "not-packaged"
        	why = "x"
        	source = "by hand"

        rule:
        	list = "nvidia.ids"
        	package = "nvidia-driver"
        	why = "drives the card"
        	source = "nvidia-detect"
        """);
    return directory.resolve("../rules.odm");
  }

  static String deb(String release) {
    return "debs/linux-image-" + release + "_1_amd64.deb";
  }

  private void kernels() {
    String net = "kernel/drivers/net/";
    String bnx2 = "alias=pci:v000014E4d0000164Csv*sd*bc*sc*i*";
    String nvme = "alias=pci:v*d*sv*sd*bc01sc08i02*";
    file(
        deb(GENERIC),
        new MadeDeb("linux-image-" + GENERIC, "6.1.192-2")
            .module(
                GENERIC,
                net + "bnx2.ko",
                "name=bnx2",
                bnx2,
                "alias=pci:v000014E4d0000164Dsv*sd*bc*sc*i*",
                "firmware=bnx2/a.fw",
                "firmware=bnx2/gone.fw")
            .module(GENERIC, "kernel/drivers/nvme/nvme.ko", "name=nvme", nvme)
            .module(GENERIC, net + "uio_any.ko", "name=uio_any", bnx2)
            .module(GENERIC, net + "brcm.ko", "name=brcm", "firmware=brcm/chip*.bin")
            .file("lib/modules/" + GENERIC + "/modules.builtin", "kernel/drivers/ccp/ccp.ko\n")
            .file(
                "lib/modules/" + GENERIC + "/modules.builtin.modinfo",
                "ccp.alias=platform:ccp\0ccp.firmware=amd/sev.fw\0")
            .bytes());
    file(
        deb(CLOUD),
        new MadeDeb("linux-image-" + CLOUD, "6.1.192-2")
            .module(CLOUD, "kernel/drivers/net/virtio_net.ko", "alias=virtio:d00000001v*")
            .file("lib/modules/" + CLOUD + "/modules.builtin", "kernel/drivers/nvme/nvme.ko\n")
            .bytes());
    file(
        deb(NEWER),
        new MadeDeb("linux-image-" + NEWER, "6.12.117-1~deb12u1")
            .module(NEWER, net + "bnx2.ko", "name=bnx2", bnx2, "firmware=bnx2/b.fw")
            .bytes());
    file(
        "debs/nvidia-detect_535_amd64.deb",
        new MadeDeb("nvidia-detect", "535")
            .file("usr/share/nvidia/nvidia.ids", "10de1340\n10DE13BA\nno id\n")
            .bytes());
  }

  private void lists() {
    file(
        LISTS + "InRelease",
        """
        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA256

        Origin: Debian
        Version: 12.15
        Date: Sat, 21 Nov 2026 09:46:44 UTC
        """);
    file(
        LISTS + "main_binary-amd64_Packages",
        packageOf("linux-image-amd64", "6.1.192-2", "kernel", "linux-image-" + GENERIC + " (= 6.1)")
            + packageOf("linux-image-cloud-amd64", "6.1.192-2", "kernel", "linux-image-" + CLOUD)
            + packageOf("linux-image-6.12-amd64", "6.12.117", "kernel", "linux-image-" + NEWER)
            + packageOf("linux-headers-amd64", "6.1.192-2", "kernel", "")
            + packageOf("linux-image-" + GENERIC, "6.1.192-2", "kernel", "")
            + "Package: gadget-tools\nVersion: 2\nModaliases: usb(usb:v1234p0001d*, usb:v1234p0002d*)\n\n");
    file(
        LISTS + "non-free-firmware_binary-amd64_Packages",
        packageOf("firmware-bnx2", "20230210-5", "non-free-firmware/kernel", "")
            + packageOf("firmware-brcm", "20230210-5", "non-free-firmware/kernel", "")
            + packageOf("intel-microcode", "3.20251111.1~deb12u1", "non-free-firmware/admin", ""));
    file(
        LISTS + "non-free_binary-amd64_Packages",
        packageOf("nvidia-driver", "535", "non-free/libs", "")
            + packageOf("nvidia-detect", "535", "non-free/x11", ""));
    file(
        LISTS + "non-free-firmware_Contents-all",
        """
        lib/firmware/bnx2/a.fw    non-free-firmware/kernel/firmware-bnx2
        lib/firmware/brcm/chip one.bin.xz	non-free-firmware/kernel/firmware-brcm
        usr/share/doc/firmware-bnx2/copyright non-free-firmware/kernel/firmware-bnx2
        """);
    file(
        LISTS + "main_dep11_Components-amd64.yml",
        """
        ---
        File: DEP-11
        Version: '0.16'
        Origin: debian-bookworm-main
        ---
        Type: firmware
        ID: org.example.bnx2
        Package: firmware-old-bnx2
        Provides:
          modaliases:
          - pci:v000014E4d*sv*sd*bc02sc*i*
          firmware:
          - type: runtime
            file: bnx2/a.fw
          - type: runtime
            file: bnx2/old.fw
          - type: flashed
            guid: 84f40464-9272-4ef7-9399-cd95f12da696
        ---
        Type: desktop-application
        ID: org.example.gadget
        Package: gadget-tools
        Provides:
          modaliases:
          - usb:v1234p0003d*
        """);
  }

  private static String packageOf(String name, String version, String section, String depends) {
    return "Package: "
        + name
        + "\nVersion: "
        + version
        + "\nInstalled-Size: 20\nSection: "
        + section
        + (depends.isEmpty() ? "" : "\nDepends: " + depends + ", other (>= 1)")
        + "\nSize: 1000\nDescription: the "
        + name
        + "\n\n";
  }
}
