package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.match.Logical;
import org.cfgmgr.method.Configure;
import org.cfgmgr.method.Configured;
import org.cfgmgr.method.DriverState;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Fact;

/** How the entries that need a driver were found, for the diagnosis; the last look counts. */
public final class Subjects {
  private final KernelModules kernel;
  private final Set<String> loaded;
  private final Map<String, List<Subject>> byName = new LinkedHashMap<>();

  /** Those of one device, as a look at it finds it. */
  public static List<Subject> of(
      String name, Logical device, KernelModules kernel, Set<String> loaded) {
    Subjects subjects = new Subjects(kernel, loaded);
    subjects.add(name, device, Configure.of(device, kernel, loaded));
    return subjects.all();
  }

  /**
   * For a kernel.
   *
   * @param loaded its modules, which may become more
   */
  Subjects(KernelModules kernel, Set<String> loaded) {
    this.kernel = kernel;
    this.loaded = loaded;
  }

  void add(String name, Logical device, Configured found) {
    byName.put(name, device.type().needsDriver() ? of(name, device, found) : List.of());
  }

  List<Subject> all() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  private List<Subject> of(String name, Logical device, Configured found) {
    List<Subject> subjects = new ArrayList<>();
    Stream.of(List.of(device.device()), device.functions(), device.companions())
        .flatMap(List::stream)
        .filter(entry -> !entry.driver().isEmpty())
        .forEach(entry -> subjects.add(bound(name, entry)));
    for (Device entry : device.undriven()) {
      if (found.missing().contains(entry)) {
        subjects.add(new Subject(name, entry, Subject.State.NONE, List.of()));
      } else {
        unbound(name, entry, device.type().driver()).ifPresent(subjects::add);
      }
    }
    return subjects;
  }

  private static Subject bound(String name, Device entry) {
    String module = entry.fact(Fact.MODULE);
    return new Subject(
        name, entry, Subject.State.BOUND, List.of(module.isEmpty() ? entry.driver() : module));
  }

  /** An entry without a driver that another entry of the device speaks for is no subject. */
  private Optional<Subject> unbound(String name, Device entry, String meant) {
    DriverState state = DriverState.of(entry, meant, kernel, loaded);
    if (state instanceof DriverState.Loadable loadable) {
      return Optional.of(
          subject(name, entry, Subject.State.READY, List.of(loadable.module().module())));
    }
    if (state instanceof DriverState.BuiltIn builtIn) {
      return Optional.of(subject(name, entry, Subject.State.READY, List.of(builtIn.driver())));
    }
    if (state instanceof DriverState.NotTaken there) {
      return Optional.of(subject(name, entry, Subject.State.NOT_TAKEN, there.modules()));
    }
    return state instanceof DriverState.Blacklisted forbidden
        ? Optional.of(subject(name, entry, Subject.State.BLACKLISTED, forbidden.modules()))
        : Optional.empty();
  }

  private static Subject subject(
      String name, Device entry, Subject.State state, List<String> modules) {
    return new Subject(name, entry, state, modules);
  }
}
