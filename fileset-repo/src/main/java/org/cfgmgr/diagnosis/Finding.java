package org.cfgmgr.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.fileset.GenericFileset;
import org.cfgmgr.system.InstalledSystem;

/** Puts together what is missing of one entry. */
final class Finding {
  private final Subject subject;
  private final List<String> packages = new ArrayList<>();
  private final List<String> evidence = new ArrayList<>();

  Finding(Subject subject) {
    this.subject = subject;
  }

  Finding says(String line) {
    evidence.add(line);
    return this;
  }

  Finding needs(String packageName) {
    if (!packages.contains(packageName)) {
      packages.add(packageName);
    }
    return this;
  }

  Missing because(Cause cause) {
    return new Missing(
        subject.name(),
        subject.entry().path(),
        cause,
        packages,
        GenericFileset.of(subject.entry()),
        evidence);
  }

  /** The cause, unless the package that helps cannot be had from where the system gets packages. */
  Missing because(Cause cause, List<SoftwarePackage> offered, InstalledSystem system) {
    offered.forEach(software -> needs(software.name()));
    if (offered.isEmpty() || offered.stream().anyMatch(p -> system.offers(p.component()))) {
      return because(cause);
    }
    SoftwarePackage best = offered.get(0);
    says(
        best.name()
            + " is in the component "
            + best.component()
            + ", which the system's sources of packages leave out");
    return because(Cause.COMPONENT);
  }
}
