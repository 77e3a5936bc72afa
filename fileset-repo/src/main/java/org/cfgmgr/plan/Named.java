package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.fileset.KernelSeries;
import org.cfgmgr.system.InstalledSystem;

/** What is known of packages that somebody names. */
final class Named {
  private static final String KERNEL = "linux-image-";

  private Named() {}

  static Plan plan(DevicePackages list, InstalledSystem system, Catalogue catalogue) {
    List<Option.Choice> choices = new ArrayList<>();
    String now = system.kernel().release();
    String release = now;
    for (List<String> line : list.lines()) {
      choices.add(new Option.Choice(software(line.get(0), catalogue), Set.of()));
      release = kernel(line, catalogue).orElse(release);
    }
    Option option =
        new Option(
            release,
            !release.equals(now),
            choices,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            KernelSeries.of(release).equals(KernelSeries.of(now)));
    return Plan.of(List.of(option), system);
  }

  /** Of a package that the catalogue does not have, nothing but its name is known. */
  private static SoftwarePackage software(String name, Catalogue catalogue) {
    return catalogue
        .software(name)
        .orElseGet(() -> new SoftwarePackage(name, "", "", "", 0, 0, ""));
  }

  /** The kernel that a line brings. */
  private static Optional<String> kernel(List<String> line, Catalogue catalogue) {
    for (String name : line) {
      Optional<String> known =
          catalogue.kernels().stream()
              .filter(build -> build.meta().equals(name) || build.software().name().equals(name))
              .map(build -> build.release())
              .findFirst();
      if (known.isPresent()) {
        return known;
      }
      if (name.matches(KERNEL + "\\d+\\..*")) {
        return Optional.of(name.substring(KERNEL.length()));
      }
    }
    return Optional.empty();
  }
}
