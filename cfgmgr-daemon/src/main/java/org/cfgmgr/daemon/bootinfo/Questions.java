package org.cfgmgr.daemon.bootinfo;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cfgmgr.boot.Answer;
import org.cfgmgr.boot.BootFacts;
import org.cfgmgr.fileset.KernelFlavour;

/** What can be asked, by option, and how the answers are written. */
final class Questions {
  /**
   * Words of the kernel's command line that start a rescue system (systemd(1), runlevels of init).
   */
  private static final Set<String> RESCUE =
      Set.of(
          "single",
          "s",
          "S",
          "1",
          "rescue",
          "emergency",
          "systemd.unit=rescue.target",
          "systemd.unit=emergency.target");

  private static final Map<String, Function<Subject, Answer<String>>> ANSWERS =
      Map.ofEntries(
          entry("T", subject -> subject.facts().platform()),
          entry("p", subject -> subject.facts().platform()),
          entry("z", subject -> subject.facts().processors().map(count -> count > 1 ? "1" : "0")),
          entry("y", subject -> subject.facts().hardwareBits().map(Questions::text)),
          entry("K", subject -> kernelBits(subject).map(Questions::text)),
          entry("k", subject -> running(subject, BootFacts::commandLine).map(Questions::key)),
          entry(
              "b",
              subject ->
                  running(subject, BootFacts::bootDisks)
                      .map(disks -> String.join("\n", subject.disks().names(disks)))),
          entry(
              "t",
              subject -> running(subject, BootFacts::bootMedium).map(kind -> text(kind.number()))),
          entry("m", subject -> subject.facts().model()),
          entry("r", subject -> subject.facts().memoryKb().map(Questions::text)),
          // Neither EFI nor a BIOS knows tapes.
          entry("e", subject -> Answer.known("0")),
          entry("flavour", Questions::flavour),
          entry("hypervisor", subject -> subject.facts().hypervisor().map(kind -> kind.word())),
          entry("secure-boot", subject -> subject.facts().secureBoot().map(on -> on ? "1" : "0")),
          entry(
              "lockdown",
              subject -> running(subject, BootFacts::lockdown).map(Questions::lowerCase)));

  private Questions() {}

  static Answer<String> ask(String option, Subject subject) {
    return ANSWERS.getOrDefault(option, any -> Answer.unknown("nobody asks so")).apply(subject);
  }

  static Answer<String> release(Subject subject) {
    return subject
        .installed()
        .map(InstalledSystem::release)
        .orElseGet(() -> subject.facts().kernelRelease());
  }

  static Answer<Integer> kernelBits(Subject subject) {
    return subject
        .installed()
        .map(InstalledSystem::bits)
        .orElseGet(() -> subject.facts().kernelBits());
  }

  private static Answer<String> flavour(Subject subject) {
    return release(subject).map(release -> KernelFlavour.of(release).name());
  }

  /** What only a running system tells. */
  static <T> Answer<T> running(Subject subject, Function<BootFacts, Answer<T>> fact) {
    return subject
        .installed()
        .map(system -> Answer.<T>unknown(system.why()))
        .orElseGet(() -> fact.apply(subject.facts()));
  }

  private static String key(String commandLine) {
    boolean rescue = List.of(commandLine.split("\\s+", -1)).stream().anyMatch(RESCUE::contains);
    return rescue ? "2" : "3";
  }

  private static String text(Object number) {
    return String.valueOf(number);
  }

  private static String lowerCase(Object word) {
    return word.toString().toLowerCase(Locale.ROOT);
  }
}
