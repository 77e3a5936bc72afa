package org.cfgmgr.plan;

import java.util.List;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.Offer;
import org.cfgmgr.diagnosis.DriverFiles;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.KernelModules;

/** A kernel that a plan may be made for. */
sealed interface Target {
  /** As {@code uname -r} prints it when it runs. */
  String release();

  /** The modules that would drive a device, the likeliest first; none when nothing would. */
  List<String> drivers(Subject subject);

  /** The names of firmware that a module declares. */
  List<String> firmware(String module);

  /** The one that the system has now. */
  record Present(InstalledKernel kernel, DriverFiles modules) implements Target {
    @Override
    public String release() {
      return kernel.release();
    }

    @Override
    public List<String> drivers(Subject subject) {
      return switch (subject.state()) {
        case NONE, BLACKLISTED, DRIVERLESS -> List.of();
        case BOUND, READY, NOT_TAKEN ->
            subject.modules().isEmpty() ? List.of("built in") : subject.modules();
      };
    }

    @Override
    public List<String> firmware(String module) {
      return modules.firmware(module);
    }
  }

  /** Another one that is installed. */
  record Installed(InstalledKernel kernel, DriverFiles modules) implements Target {
    @Override
    public String release() {
      return kernel.release();
    }

    @Override
    public List<String> drivers(Subject subject) {
      List<String> found =
          kernel.candidates(subject.entry().modalias()).stream()
              .filter(candidate -> !candidate.blacklisted())
              .map(Candidate::module)
              .filter(module -> KernelModules.bystander(module).isEmpty())
              .toList();
      return found.isEmpty() ? subject.modules().stream().filter(kernel::builtIn).toList() : found;
    }

    @Override
    public List<String> firmware(String module) {
      return modules.firmware(module);
    }
  }

  /** One that is to be had. */
  record Available(KernelBuild build, Catalogue catalogue) implements Target {
    @Override
    public String release() {
      return build.release();
    }

    @Override
    public List<String> drivers(Subject subject) {
      List<String> found =
          catalogue.drivers(subject.entry().modalias()).stream()
              .filter(offer -> offer.kernels().contains(build))
              .map(Offer::module)
              .filter(module -> KernelModules.bystander(module).isEmpty())
              .distinct()
              .toList();
      // A driver that is built in has no alias, and one that is bound without any goes on so.
      return found.isEmpty()
          ? subject.modules().stream().filter(module -> catalogue.has(module, build)).toList()
          : found;
    }

    @Override
    public List<String> firmware(String module) {
      return catalogue.firmware(module, build);
    }
  }
}
