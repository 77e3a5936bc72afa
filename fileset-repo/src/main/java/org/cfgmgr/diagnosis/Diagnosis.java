package org.cfgmgr.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.SoftwarePackage;
import org.cfgmgr.catalogue.Suggestion;
import org.cfgmgr.scan.Device;
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
      of(subject).ifPresent(missing::add);
    }
    return missing;
  }

  private Optional<Missing> of(Subject subject) {
    return switch (subject.state()) {
      case NONE -> Optional.of(new Undriven(system, catalogue).of(subject));
      // An administrator's decision, and no software is missing.
      case BLACKLISTED -> Optional.empty();
      case BOUND -> logged(subject);
      case READY -> refused(subject).or(() -> declared(subject));
      case NOT_TAKEN -> logged(subject).or(() -> refused(subject)).or(() -> declared(subject));
    };
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

  /** Firmware of which a driver declares some, and the system has nothing. */
  private Optional<Missing> declared(Subject subject) {
    for (String module : subject.modules()) {
      List<String> names = modules.firmware(module);
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

  /**
   * Software for the platform: packages that are said to be for an entry, and are not installed.
   * Which entries it is asked of is the caller's choice, since most devices have no need of any.
   */
  public List<Missing> platform(String device, List<Device> entries) {
    List<Missing> missing = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Device entry : entries) {
      for (Suggestion suggestion : catalogue.suggestions(entry.modalias())) {
        SoftwarePackage software = suggestion.software();
        if (!system.packages().has(software.name()) && seen.add(software.name())) {
          missing.add(platform(device, entry, suggestion));
        }
      }
    }
    return missing;
  }

  private Missing platform(String device, Device entry, Suggestion suggestion) {
    Subject subject = new Subject(device, entry, Subject.State.BOUND, List.of());
    return new Finding(subject)
        .says(suggestion.why() + " (" + entry.modalias() + " matches " + suggestion.pattern() + ")")
        .because(Cause.PLATFORM, List.of(suggestion.software()), system);
  }
}
