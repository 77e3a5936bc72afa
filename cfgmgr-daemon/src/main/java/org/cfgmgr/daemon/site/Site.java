package org.cfgmgr.daemon.site;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.KernelChoice;
import org.cfgmgr.kernel.Kernels;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.Recordings;
import org.cfgmgr.scan.SysTree;

/**
 * What a run is about: whose devices, and which installed system is to drive them.
 *
 * @param hardware the devices; without their drivers when another system is to drive them
 * @param root of the installed system
 * @param here whether both are those of the machine we run on
 */
public record Site(
    Hardware hardware, Path root, InstalledKernel kernel, String kernelChoice, boolean here) {
  private static final Path SLASH = Path.of("/");

  /** The same where the hardware is not on standard input. */
  public static Site of(Optional<Path> root, Optional<String> release, Optional<Path> recording) {
    return of(root, release, recording, InputStream.nullInputStream());
  }

  /**
   * Finds it.
   *
   * @param recording the machine, {@code -} for standard input; this one when not given
   * @throws org.cfgmgr.scan.HardwareException when there are no devices to be seen
   * @throws org.cfgmgr.kernel.KernelException when the kernel asked for is not installed
   */
  public static Site of(
      Optional<Path> root,
      Optional<String> release,
      Optional<Path> recording,
      InputStream standardInput) {
    boolean ours = root.isEmpty() || root.get().equals(SLASH);
    Path system = root.orElse(SLASH);
    Kernels kernels = Kernels.of(system, ours);
    KernelChoice choice = release.map(kernels::choose).orElseGet(kernels::choose);
    InstalledKernel kernel =
        InstalledKernel.open(system, choice.release(), ours ? commandLine() : "");
    Hardware hardware =
        recording
            .map(file -> Recordings.open(file, standardInput))
            .orElseGet(Hardware::thisMachine);
    boolean running = ours && release.isEmpty();
    return new Site(
        running ? hardware : new WithoutDrivers(hardware),
        system,
        kernel,
        choice.why(),
        running && recording.isEmpty());
  }

  /** The same, whose hardware was looked at a moment ago. */
  public Site scannedAhead(DeviceTree seen) {
    return new Site(new ScannedAhead(hardware, seen), root, kernel, kernelChoice, here);
  }

  /** The modules that the running kernel has loaded; none for a machine that is not here. */
  public Set<String> loadedModules() {
    String[] modules = here ? new File("/sys/module").list() : null;
    return modules == null ? Set.of() : Set.of(modules);
  }

  private static String commandLine() {
    try {
      return Files.readString(Path.of("/proc/cmdline"));
    } catch (IOException e) {
      // Without it, only what modprobe.d says is known to be blacklisted.
      return "";
    }
  }

  /** A machine as a system that never ran on it would find it. */
  private record WithoutDrivers(Hardware machine) implements Hardware {
    @Override
    public DeviceTree scan() {
      DeviceTree tree = machine.scan();
      List<Device> bare = tree.all().stream().map(Device::withoutDriver).toList();
      return new DeviceTree(bare, tree.problems());
    }

    @Override
    public Optional<String> driver(String path) {
      return Optional.empty();
    }

    @Override
    public SysTree files() {
      return machine.files();
    }

    @Override
    public boolean live() {
      return false;
    }

    @Override
    public String describe() {
      return machine.describe();
    }
  }
}
