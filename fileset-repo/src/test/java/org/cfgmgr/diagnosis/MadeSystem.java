package org.cfgmgr.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.MadeModule;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;
import org.cfgmgr.system.AptSources;
import org.cfgmgr.system.InstalledPackages;
import org.cfgmgr.system.InstalledSystem;
import org.cfgmgr.system.KernelLog;

/** An installed system with one kernel, whose modules and packages a test decides. */
public final class MadeSystem {
  private final Path root;
  private final String release;
  private final StringBuilder aliases = new StringBuilder();
  private final StringBuilder dependencies = new StringBuilder();
  private final StringBuilder packages = new StringBuilder();
  private final List<String> others = new ArrayList<>();
  private String log = "";

  private MadeSystem(Path root, String release) {
    this.root = root;
    this.release = release;
  }

  /** With a kernel without modules, and sources of packages with main only. */
  public static MadeSystem at(Path root, String release) {
    return new MadeSystem(root, release)
        .file("etc/apt/sources.list", "deb http://archive.example bookworm main\n")
        .file("lib/modules/" + release + "/modules.builtin", "");
  }

  /** With one more file. */
  public MadeSystem file(String name, String text) {
    return bytes(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private MadeSystem bytes(String name, byte[] content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a module that says these fields of itself. */
  public MadeSystem module(String name, String... fields) {
    dependencies.append(name).append(".ko:\n");
    for (String field : fields) {
      if (field.startsWith("alias=")) {
        aliases.append("alias ").append(field.substring(6)).append(' ').append(name).append('\n');
      }
    }
    return bytes("lib/modules/" + release + "/" + name + ".ko", MadeModule.saying(fields).bytes());
  }

  /** With an installed package. */
  public MadeSystem installed(String name) {
    packages.append("Package: ").append(name);
    packages.append("\nStatus: install ok installed\nVersion: 1\n\n");
    return this;
  }

  /** With another kernel, whose one module answers to a pattern. */
  public MadeSystem other(String kernel, String module, String pattern) {
    others.add(kernel);
    return file("lib/modules/" + kernel + "/modules.dep", module + ".ko:\n")
        .file("lib/modules/" + kernel + "/modules.alias", "alias " + pattern + " " + module + "\n")
        .file("lib/modules/" + kernel + "/modules.builtin", "");
  }

  /** With what the kernel logged. */
  public MadeSystem logged(String text) {
    log = text;
    return this;
  }

  /** As it is now. */
  public InstalledSystem open() {
    file("lib/modules/" + release + "/modules.alias", aliases.toString());
    file("lib/modules/" + release + "/modules.dep", dependencies.toString());
    file("var/lib/dpkg/status", packages.toString());
    Root files = new Root(root);
    return new InstalledSystem(
        InstalledKernel.open(root, release),
        others.stream().map(kernel -> InstalledKernel.open(root, kernel)).toList(),
        SystemImage.open(root),
        InstalledPackages.of(files),
        AptSources.of(files),
        KernelLog.of(log));
  }

  /** A device on PCI, at 0000:03:00.0. */
  public static Device pci(String modalias) {
    return Device.of(
        "/devices/pci0000:00/0000:03:00.0",
        Map.of(
            Fact.BUS,
            "pci",
            Fact.MODALIAS,
            modalias,
            Fact.KERNEL,
            "0000:03:00.0",
            Fact.PCI_ID,
            (modalias.substring(9, 13) + modalias.substring(18, 22)).toLowerCase(Locale.ROOT)));
  }
}
