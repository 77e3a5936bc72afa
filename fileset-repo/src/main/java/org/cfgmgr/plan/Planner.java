package org.cfgmgr.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.catalogue.KernelBuild;
import org.cfgmgr.diagnosis.Cause;
import org.cfgmgr.diagnosis.DriverFiles;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.fileset.KernelFlavour;
import org.cfgmgr.fileset.KernelSeries;
import org.cfgmgr.image.NeededFirmware;
import org.cfgmgr.system.InstalledSystem;

/**
 * Plans over all devices at once and over all kernels that are installed or to be had, since one
 * kernel drives them all. The same input gives the same plan.
 */
public final class Planner {
  /**
   * Every device that can work works; nothing that works now stops; no kernel is changed for
   * devices that nobody uses; firmware for all; a kernel of the same series, which is the smaller
   * change; few packages; a small download.
   */
  private static final Comparator<Option> BEST =
      Comparator.<Option>comparingInt(option -> option.lost().size() - option.worth())
          .thenComparingInt(option -> option.lost().size())
          .thenComparing(Option::change)
          .thenComparingInt(option -> option.wanting().size())
          .thenComparing(option -> !option.near())
          .thenComparingInt(option -> option.packages().size())
          .thenComparingLong(Option::downloadBytes)
          .thenComparing(Option::release);

  /** The same, where devices that nobody uses count too. */
  private static final Comparator<Option> BEST_FOR_ALL =
      Comparator.<Option>comparingInt(option -> option.lost().size() - option.gained().size())
          .thenComparing(BEST);

  private final InstalledSystem system;
  private final Catalogue catalogue;
  private final DriverFiles modules;

  public Planner(InstalledSystem system, Catalogue catalogue) {
    this.system = system;
    this.catalogue = catalogue;
    this.modules = DriverFiles.of(system.image(), system.kernel().release());
  }

  /**
   * Makes a plan.
   *
   * @param subjects all entries that need a driver
   * @param missing what the diagnosis found
   * @param all whether devices that nobody uses are a reason to change the kernel
   */
  public Plan plan(List<Subject> subjects, List<Missing> missing, boolean all) {
    List<Option> options = new ArrayList<>();
    for (Target target : targets()) {
      options.add(option(target, subjects, missing));
    }
    options.sort(all ? BEST_FOR_ALL : BEST);
    return Plan.of(options, system);
  }

  /** A plan of packages that somebody names: the first of each line. */
  public Plan named(DevicePackages list) {
    return Named.plan(list, system, catalogue);
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    targets.add(new Target.Present(system.kernel(), modules));
    Set<String> here = new HashSet<>(Set.of(system.kernel().release()));
    system
        .others()
        .forEach(
            kernel -> {
              here.add(kernel.release());
              targets.add(
                  new Target.Installed(kernel, DriverFiles.of(system.image(), kernel.release())));
            });
    for (KernelBuild build : catalogue.kernels()) {
      // Real-time kernels are for who asks for real time.
      if (!here.contains(build.release()) && !build.flavour().equals(KernelFlavour.REAL_TIME)) {
        targets.add(new Target.Available(build, catalogue));
      }
    }
    return targets;
  }

  private Option option(Target target, List<Subject> subjects, List<Missing> missing) {
    Outcome outcome = new Outcome();
    Choices choices = new Choices(catalogue);
    boolean present = target instanceof Target.Present;
    if (target instanceof Target.Available available) {
      choices.add(available.build().meta(), "");
      choices.add(available.build().software().name(), "");
    }
    for (Subject subject : subjects) {
      if (subject.state() == Subject.State.DRIVERLESS) {
        continue;
      }
      List<String> drivers = target.drivers(subject);
      boolean now = worksNow(subject, missing);
      boolean then = !drivers.isEmpty() || aliasless(subject, now);
      outcome.add(subject, now, then);
      if (!now && !drivers.isEmpty() && !(present && bound(subject))) {
        outcome.wants(subject, !firmware(target, drivers.get(0), subject, choices));
      }
    }
    missing.forEach(one -> direct(one, choices));
    return outcome.option(target.release(), system.kernel().release(), choices.list());
  }

  /** What is bound without any alias has a driver that no list tells of. */
  private static boolean aliasless(Subject subject, boolean works) {
    return works && (subject.entry().modalias().isEmpty() || subject.modules().isEmpty());
  }

  private static boolean worksNow(Subject subject, List<Missing> missing) {
    boolean driven = bound(subject) || subject.state() == Subject.State.READY;
    return driven && missing.stream().noneMatch(one -> one.path().equals(subject.entry().path()));
  }

  private static boolean bound(Subject subject) {
    return subject.state() == Subject.State.BOUND;
  }

  /**
   * The package with most of the firmware that a driver asks for, unless some is there. Whether the
   * driver will find any.
   */
  private boolean firmware(Target target, String module, Subject subject, Choices choices) {
    List<String> names = NeededFirmware.of(module, target.firmware(module), subject.entry());
    if (names.isEmpty() || names.stream().anyMatch(modules::hasFirmware)) {
      return true;
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (String name : names) {
      catalogue.packagesOf(name).forEach(one -> counts.merge(one.name(), 1, Integer::sum));
    }
    counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .filter(name -> !system.packages().has(name))
        .ifPresent(name -> choices.add(name, subject.name()));
    return !counts.isEmpty();
  }

  /**
   * What helps whatever the kernel: firmware that it asked for, agents, drivers built outside it.
   */
  private static void direct(Missing one, Choices choices) {
    if (one.cause() != Cause.OTHER_KERNEL && !one.packages().isEmpty()) {
      choices.add(one.packages().get(0), one.device());
    }
  }

  /** Packages in the order in which they were found to be needed, with the devices they are for. */
  private static final class Choices {
    private final Catalogue catalogue;
    private final Map<String, Set<String>> devices = new LinkedHashMap<>();

    Choices(Catalogue catalogue) {
      this.catalogue = catalogue;
    }

    void add(String name, String device) {
      Set<String> of = devices.computeIfAbsent(name, n -> new LinkedHashSet<>());
      if (!device.isEmpty()) {
        of.add(device);
      }
    }

    List<Option.Choice> list() {
      List<Option.Choice> list = new ArrayList<>();
      devices.forEach(
          (name, of) ->
              catalogue
                  .software(name)
                  .ifPresent(software -> list.add(new Option.Choice(software, of))));
      return list;
    }
  }

  /** Which devices work with a kernel. A device works when all its entries do. */
  private static final class Outcome {
    private final Set<String> gained = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Set<String> wanting = new LinkedHashSet<>();

    void add(Subject subject, boolean now, boolean then) {
      if (!now && then) {
        gained.add(subject.name());
        if (!Idle.is(subject.entry())) {
          busy.add(subject.name());
        }
      } else if (now && !then) {
        lost.add(subject.name());
      } else if (!then) {
        left.add(subject.name());
      }
    }

    void wants(Subject subject, boolean firmware) {
      if (firmware) {
        wanting.add(subject.name());
      }
    }

    Option option(String release, String now, List<Option.Choice> packages) {
      gained.removeAll(left);
      wanting.retainAll(gained);
      Set<String> idle = new LinkedHashSet<>(gained);
      idle.removeAll(busy);
      boolean near = KernelSeries.of(release).equals(KernelSeries.of(now));
      return new Option(
          release, !release.equals(now), packages, gained, lost, idle, left, wanting, near);
    }
  }
}
