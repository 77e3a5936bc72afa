package org.cfgmgr.diagnosis;

import java.util.Comparator;
import java.util.List;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.catalogue.Offer;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.catalogue.Suggestion;
import org.cfgmgr.fileset.KernelFlavour;
import org.cfgmgr.fileset.KernelSeries;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.system.InstalledSystem;

/** What a device misses for which its kernel has no driver. */
final class Undriven {
  /** Kernels that are named for a device; the plan chooses among all. */
  private static final int KERNELS = 3;

  private final InstalledSystem system;
  private final Catalogue catalogue;

  Undriven(InstalledSystem system, Catalogue catalogue) {
    this.system = system;
    this.catalogue = catalogue;
  }

  Missing of(Subject subject) {
    String modalias = subject.entry().modalias();
    Finding finding =
        new Finding(subject).says(system.kernel().release() + " has no driver for " + modalias);
    if (inOtherKernel(modalias, finding)) {
      return finding.because(Cause.OTHER_KERNEL);
    }
    List<Suggestion> suggestions = catalogue.suggestions(modalias);
    suggestions.forEach(
        suggestion -> finding.says(suggestion.software().name() + ": " + suggestion.why()));
    List<SoftwarePackage> offered = suggestions.stream().map(Suggestion::software).toList();
    return offered.isEmpty()
        ? finding.says("no kernel and no package known has a driver for it").because(Cause.NOWHERE)
        : finding.because(Cause.OUT_OF_TREE, offered, system);
  }

  private boolean inOtherKernel(String modalias, Finding finding) {
    boolean found = false;
    for (InstalledKernel other : system.others()) {
      for (Candidate candidate : other.candidates(modalias)) {
        finding
            .needs("linux-image-" + other.release())
            .says(other.release() + ", which is installed, has " + candidate.module());
        found = true;
      }
    }
    for (Offer offer : catalogue.drivers(modalias)) {
      offer.kernels().stream()
          .sorted(nearest())
          .limit(KERNELS)
          .forEach(
              kernel ->
                  finding
                      .needs(kernel.meta())
                      .says(
                          kernel.release() + " has " + offer.module() + " by " + offer.pattern()));
      found = true;
    }
    return found;
  }

  /** Those of this kernel's version first, and of them the one with all drivers; rt last. */
  private Comparator<KernelBuild> nearest() {
    String ours = KernelSeries.of(system.kernel().release());
    return Comparator.comparing(
            (KernelBuild kernel) -> kernel.flavour().equals(KernelFlavour.REAL_TIME))
        .thenComparing(kernel -> !KernelSeries.of(kernel.release()).equals(ours))
        .thenComparing(kernel -> !kernel.flavour().equals(KernelFlavour.GENERIC))
        .thenComparing(KernelBuild::meta);
  }
}
