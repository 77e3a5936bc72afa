package org.cfgmgr.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.catalogue.Suggestion;
import org.cfgmgr.image.NeededFirmware;
import org.cfgmgr.system.InstalledSystem;

/**
 * Says which device software an installed system lacks on a machine. A pure function of what the
 * system has, what a catalogue knows, and how the devices were found.
 */
public final class Diagnosis {
  private final InstalledSystem system;
  private final Catalogue catalogue;
  private final DriverFiles modules;
  private final boolean signaturesCount;

  /**
   * A diagnosis of a system.
   *
   * @param signaturesCount whether its kernel loads nothing but what is signed (Secure Boot)
   */
  public Diagnosis(InstalledSystem system, Catalogue catalogue, boolean signaturesCount) {
    this.system = system;
    this.catalogue = catalogue;
    this.modules = DriverFiles.of(system.image(), system.kernel().release());
    this.signaturesCount = signaturesCount;
  }

  /** What is missing, in the order of the devices. */
  public List<Missing> of(List<Subject> subjects) {
    List<Missing> missing = new ArrayList<>();
    for (Subject subject : subjects) {
      missing.addAll(of(subject));
    }
    return missing;
  }

  private List<Missing> of(Subject subject) {
    if (subject.state() == Subject.State.DRIVERLESS) {
      return platform(subject);
    }
    Optional<Missing> one =
        switch (subject.state()) {
          case NONE -> Optional.of(new Undriven(system, catalogue).of(subject));
          case BOUND -> logged(subject);
          case READY -> refused(subject).or(() -> declared(subject));
          case NOT_TAKEN -> logged(subject).or(() -> refused(subject)).or(() -> declared(subject));
          // An administrator's decision, and no software is missing.
          case BLACKLISTED, DRIVERLESS -> Optional.empty();
        };
    return one.stream().toList();
  }

  /** Firmware that the driver asked for and did not get, in no version. */
  private Optional<Missing> logged(Subject subject) {
    Set<String> names = new LinkedHashSet<>();
    Finding finding = new Finding(subject);
    List<String> declared =
        subject.modules().stream().flatMap(m -> modules.firmware(m).stream()).toList();
    for (String name : system.log().missing(subject.entry().kernelName())) {
      List<String> versions = FirmwareNames.alternatives(name, declared);
      if (!modules.hasFirmware(name) && versions.stream().noneMatch(modules::hasFirmware)) {
        finding.says("the kernel did not find " + name);
        names.add(name);
        names.addAll(versions);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(firmware(finding, names));
  }

  /** Firmware that a driver cannot do without, of which the system has nothing. */
  private Optional<Missing> declared(Subject subject) {
    for (String module : subject.modules()) {
      List<String> names = NeededFirmware.of(module, modules.firmware(module), subject.entry());
      if (!names.isEmpty() && names.stream().noneMatch(modules::hasFirmware)) {
        Finding finding =
            new Finding(subject)
                .says(module + " declares " + some(names) + " and none is in /lib/firmware");
        return Optional.of(firmware(finding, new LinkedHashSet<>(names)));
      }
    }
    return Optional.empty();
  }

  private static String some(List<String> names) {
    return names.size() == 1 ? names.get(0) : names.get(0) + " and " + (names.size() - 1) + " more";
  }

  private Missing firmware(Finding finding, Set<String> names) {
    Set<SoftwarePackage> packages = new LinkedHashSet<>();
    for (String name : names) {
      for (SoftwarePackage software : catalogue.packagesOf(name)) {
        if (packages.add(software)) {
          finding.says(software.name() + " has " + name);
        }
      }
    }
    if (packages.isEmpty()) {
      return finding.says("no package known has any of them").because(Cause.FIRMWARE);
    }
    return finding.because(Cause.FIRMWARE, List.copyOf(packages), system);
  }

  /** What Secure Boot would refuse. */
  private Optional<Missing> refused(Subject subject) {
    return subject.modules().stream()
        .filter(
            module ->
                signaturesCount && modules.signed(module).filter(signed -> !signed).isPresent())
        .findFirst()
        .map(
            module ->
                new Finding(subject)
                    .says(module + " is not signed, and Secure Boot is on")
                    .because(Cause.SIGNATURE));
  }

  /** Packages that are said to be for the machine as it is, and are not installed. */
  private List<Missing> platform(Subject subject) {
    List<Missing> missing = new ArrayList<>();
    for (Suggestion suggestion : catalogue.suggestions(subject.entry().modalias())) {
      if (!system.packages().has(suggestion.software().name())) {
        missing.add(platform(subject, suggestion));
      }
    }
    return missing;
  }

  private Missing platform(Subject subject, Suggestion suggestion) {
    return new Finding(subject)
        .says(
            suggestion.why()
                + " ("
                + subject.entry().modalias()
                + " matches "
                + suggestion.pattern()
                + ")")
        .because(Cause.PLATFORM, List.of(suggestion.software()), system);
  }
}
