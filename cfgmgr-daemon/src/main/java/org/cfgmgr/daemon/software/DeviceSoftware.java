package org.cfgmgr.daemon.software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cfgmgr.boot.SignedModules;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.Offer;
import org.cfgmgr.daemon.engine.Software;
import org.cfgmgr.diagnosis.Diagnosis;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.kernel.Kernels;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.plan.DevicePackages;
import org.cfgmgr.plan.Plan;
import org.cfgmgr.plan.Planner;
import org.cfgmgr.scan.SysTree;
import org.cfgmgr.system.AptSources;
import org.cfgmgr.system.InstalledPackages;
import org.cfgmgr.system.InstalledSystem;
import org.cfgmgr.system.KernelLog;
import org.jspecify.annotations.Nullable;

/** The device software of one installed system. Nothing is read before something is asked. */
public final class DeviceSoftware implements Software {
  private final Path root;
  private final InstalledKernel kernel;
  private final Map<String, String> environment;
  private final Supplier<String> log;
  private final SysTree machine;
  private @Nullable Catalogue catalogue;

  /**
   * The software of a system.
   *
   * @param root of the system
   * @param kernel that is to drive the devices
   * @param environment of the command, which may name a catalogue
   * @param log what the kernel logged, "" of one that has not run
   * @param machine the files of the machine that it is to run on
   */
  public DeviceSoftware(
      Path root,
      InstalledKernel kernel,
      Map<String, String> environment,
      Supplier<String> log,
      SysTree machine) {
    this.root = root;
    this.kernel = kernel;
    this.environment = environment;
    this.log = log;
    this.machine = machine;
  }

  @Override
  public List<Missing> missing(List<Subject> subjects) {
    if (!isSystem()) {
      return Software.generic().missing(subjects);
    }
    return new Diagnosis(system(), catalogue(), SignedModules.required(machine)).of(subjects);
  }

  @Override
  public Optional<Plan> plan(List<Subject> subjects, List<Missing> missing, boolean all) {
    return isSystem()
        ? Optional.of(new Planner(system(), catalogue()).plan(subjects, missing, all))
        : Optional.empty();
  }

  @Override
  public Optional<Plan> named(DevicePackages list) {
    return isSystem()
        ? Optional.of(new Planner(system(), catalogue()).named(list))
        : Optional.empty();
  }

  /** Kernels that are only unpacked have nothing to install into. */
  private boolean isSystem() {
    return Files.isDirectory(root.resolve("etc"));
  }

  @Override
  public Optional<String> driver(String release, String modalias) {
    Optional<KernelBuild> kernel =
        catalogue().kernels().stream().filter(one -> one.release().equals(release)).findFirst();
    return kernel.flatMap(
        build ->
            catalogue().drivers(modalias).stream()
                .filter(offer -> offer.kernels().contains(build))
                .map(Offer::module)
                .filter(module -> KernelModules.bystander(module).isEmpty())
                .findFirst()
                .filter(module -> !catalogue().builtIn(module, build)));
  }

  @Override
  public long freeBytes() {
    return root.toFile().getUsableSpace();
  }

  private synchronized Catalogue catalogue() {
    Catalogue read = catalogue;
    if (read == null) {
      read = Catalogues.of(root, environment);
      catalogue = read;
    }
    return read;
  }

  private InstalledSystem system() {
    Root files = new Root(root);
    return new InstalledSystem(
        kernel,
        others(),
        SystemImage.open(root),
        InstalledPackages.of(files),
        AptSources.of(files),
        KernelLog.of(log.get()));
  }

  /** dpkg leaves an empty directory of a kernel that it could not unpack. */
  private List<InstalledKernel> others() {
    Root files = new Root(root);
    return Kernels.of(root, false).releases().stream()
        .filter(release -> !release.equals(kernel.release()))
        .filter(release -> !files.list("lib/modules/" + release).isEmpty())
        .map(release -> InstalledKernel.open(root, release))
        .toList();
  }
}
