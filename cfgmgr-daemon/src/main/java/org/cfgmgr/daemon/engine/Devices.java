package org.cfgmgr.daemon.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cfgmgr.daemon.engine.RunReport.Finding;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.match.AttributeFacts;
import org.cfgmgr.match.Facts;
import org.cfgmgr.match.Locations;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.match.PredefinedAttributes;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Configure;
import org.cfgmgr.method.Configured;
import org.cfgmgr.method.VitalProductData;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.ChangeStatus;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;
import org.jspecify.annotations.Nullable;

/** The devices of a run: what the scan shows, brought together with what the ODM knows. */
final class Devices {
  private static final String INET = "tcpip/TCPIP/inet";

  /** The attribute of PdAt that overrides the time limit, in seconds. */
  private static final String CONFIGURE_LIMIT = "configure_limit";

  private final Machine machine;
  private final int phase;
  private final boolean recover;
  private final RunReport report;
  private final Matcher matcher;
  private final PredefinedAttributes predefined;
  private final DeviceStore store;
  private final Set<String> loaded;
  private final Upkeep upkeep;
  private final Map<String, Logical> byName = new HashMap<>();
  private long version;
  private final Subjects subjects;
  private LogicalTree tree;
  private Naming naming;
  private Locations locations;

  Devices(Machine machine, RunRequest request, RunReport report) {
    this.machine = machine;
    this.phase = request.phase();
    this.recover = request.recover();
    this.report = report;
    this.matcher = Matcher.load(machine.odm());
    this.predefined = PredefinedAttributes.load(machine.odm());
    this.version = machine.odm().version();
    this.store = new DeviceStore(machine.odm());
    this.upkeep = new Upkeep(machine, store, request.heal(), report);
    this.loaded = new HashSet<>(machine.loaded());
    this.subjects = new Subjects(machine.kernel(), loaded);
    report.problems().addAll(matcher.problems());
    DeviceTree scanned = machine.hardware().scan();
    report.problems().addAll(scanned.problems());
    this.tree = LogicalTree.of(scanned, matcher);
    this.locations = new Locations(tree);
    request.places().ifPresent(places -> follow(places.moved()));
    this.naming = recognize();
  }

  /** The devices as they were seen last. */
  DeviceTree tree() {
    return tree.devices();
  }

  /** All entries that need a driver, as they were when their devices were configured last. */
  List<Subject> subjects() {
    return subjects.all();
  }

  Optional<CuDv> get(String name) {
    return store.get(name);
  }

  /** The facts of a scanned device; empty when it is not there, or no scan can see it. */
  Optional<Function<String, @Nullable String>> facts(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(device -> Facts.of(device.device(), tree.devices()));
  }

  Optional<PdDv> type(CuDv device) {
    return matcher.predefined().type(device.type());
  }

  /** How long the external Configure method of a device's type may take, where PdAt says it. */
  Optional<Duration> configureLimit(CuDv device) {
    return predefined.of(device.type()).stream()
        .filter(attribute -> attribute.name().equals(CONFIGURE_LIMIT))
        .map(PredefinedAttribute::deflt)
        .filter(seconds -> seconds.matches("[1-9]\\d{0,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .findFirst();
  }

  /** Does the work of a rule's built-in program; returns the names at the top of its tree. */
  List<String> define(String program) {
    return program.equals(BuiltIns.DEFINET) ? List.of(defineInet()) : List.of(define(tree.root()));
  }

  /** The modules that are loaded, with {@code _} for {@code -}. */
  Set<String> loaded() {
    return loaded;
  }

  /** The device of a name as the last scan saw it. */
  Optional<Logical> scanned(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A customized attribute of a device, "" when it has none so named. */
  String attribute(String name, String attribute) {
    return store.attribute(name, attribute);
  }

  /** All that the last scan saw. */
  DeviceTree entries() {
    return tree.devices();
  }

  /** Takes in other changes of the store, to be stored with ours. */
  void note(List<OdmChange> changes) {
    store.add(changes);
  }

  /** Defines what the last scan saw below devices that work, and that is not known yet. */
  List<String> newcomers() {
    List<String> found = new ArrayList<>();
    for (Logical device : tree.all()) {
      boolean wanted = phase != 1 || device.type().base();
      boolean isNew = naming.known(device.path()).isEmpty();
      if (wanted && isNew && isAvailable(parentName(device))) {
        found.add(define(device));
      }
    }
    return found;
  }

  /** Whether a device that did not work when it was looked at has a driver now. */
  boolean isBoundMeanwhile(String name) {
    return scanned(name).filter(device -> device.undriven().isEmpty()).isPresent()
        && !isAvailable(name);
  }

  /** Looks at the machine again. */
  void rescan() {
    tree = LogicalTree.of(machine.hardware().rescan(tree.devices()), matcher);
    locations = new Locations(tree);
    naming = recognize();
  }

  /**
   * Records what is known of a device before its method runs, so that the method can ask for it.
   */
  void prepare(String name) {
    scanned(name)
        .ifPresent(
            device -> {
              CuDv now = store.get(name).orElseThrow();
              store.put(customized(name, device, now.status(), now.change()));
            });
  }

  /**
   * Records how a device stands now, and defines its children.
   *
   * @return the names of the children
   */
  List<String> settle(String name) {
    Logical device = byName.get(name);
    if (device == null) {
      settleUnseen(name);
      return List.of();
    }
    Configured found = Configure.of(device, machine.kernel(), loaded);
    record(name, device, found);
    List<String> children = new ArrayList<>();
    for (String path : device.children()) {
      Logical child = tree.get(path).orElseThrow();
      if (phase != 1 || child.type().base()) {
        children.add(define(child));
      }
    }
    return children;
  }

  /** Records that a device could not be configured. */
  void settleFailed(String name) {
    store.get(name).ifPresent(device -> put(withStatus(device, Status.DEFINED, device.change())));
  }

  boolean isAvailable(String name) {
    return store.get(name).filter(device -> device.status() == Status.AVAILABLE).isPresent();
  }

  /** Finds the devices that were there and are not any more, where the run looks for them. */
  void settleGone(RunRequest request) {
    if (phase == 1 || request.device().isPresent()) {
      return;
    }
    Set<String> present = byName.keySet();
    for (CuDv device : List.copyOf(store.all())) {
      boolean vanished = naming.isScanned(device.name()) && !present.contains(device.name());
      String path = store.attribute(device.name(), Naming.PATH);
      if (vanished && request.places().map(places -> places.hold(path)).orElse(true)) {
        settleGone(device);
      }
    }
  }

  /** The devices at some places and below, those above first; defines what is not known yet. */
  List<String> at(Places places) {
    Set<String> owners = new HashSet<>();
    places.touched().forEach(path -> tree.owner(path).map(Logical::path).ifPresent(owners::add));
    List<String> names = new ArrayList<>();
    for (Logical device : tree.all()) {
      if (owners.contains(device.path()) || places.hold(device.path())) {
        names.add(define(device));
      }
    }
    return names;
  }

  /** A device that was renamed is the one that it was. All at once, since names may be swapped. */
  private void follow(Map<String, String> moved) {
    Map<String, String> names = new HashMap<>();
    for (CuDv device : moved.isEmpty() ? List.<CuDv>of() : store.all()) {
      String to = moved.get(store.attribute(device.name(), Naming.PATH));
      if (to != null) {
        names.put(device.name(), to);
      }
    }
    names.forEach(
        (name, to) ->
            tree.devices()
                .get(to)
                .ifPresent(
                    entry -> {
                      store.setAttribute(CuAt.text(name, Naming.PATH, to));
                      String id = entry.fact(Fact.UNIQUE_ID);
                      store.setAttribute(CuAt.text(name, Naming.IDENTITY, id));
                    }));
  }

  /** Stores what has changed. */
  void commit() {
    List<OdmChange> changes = store.takeChanges();
    if (!changes.isEmpty()) {
      machine.actuator().perform(new Action.UpdateOdm(changes));
    }
  }

  /** Takes in what programs have changed in the store. */
  void catchUp() {
    long now = machine.odm().version();
    if (now != version) {
      version = now;
      store.reload();
      naming = recognize();
    }
  }

  void countStates() {
    store.all().forEach(device -> report.states().merge(device.status(), 1, Integer::sum));
  }

  private Naming recognize() {
    Naming result = new Naming(store, tree, recover);
    byName.clear();
    for (Logical device : tree.all()) {
      result.known(device.path()).ifPresent(name -> byName.put(name, device));
    }
    return result;
  }

  private String define(Logical device) {
    boolean known = naming.known(device.path()).isPresent();
    String name = naming.define(device, parentName(device));
    byName.put(name, device);
    if (!known) {
      store.keepOnly(name, settable(device));
      store.put(
          new CuDv(
              name,
              Status.DEFINED,
              ChangeStatus.NEW,
              "",
              "",
              parentName(device),
              "",
              device.type().uniquetype()));
      // At once, so that the device is known again when the store is read anew.
      store.setAttribute(CuAt.text(name, Naming.PATH, device.path()));
      store.setAttribute(CuAt.text(name, Naming.IDENTITY, device.device().fact(Fact.UNIQUE_ID)));
    }
    return name;
  }

  /** What an administrator may have set, which is all that a device takes over from another. */
  private Set<String> settable(Logical device) {
    return predefined.of(device.type().uniquetype()).stream()
        .filter(PredefinedAttribute::isSettable)
        .map(PredefinedAttribute::name)
        .collect(Collectors.toSet());
  }

  private String defineInet() {
    String name = "inet0";
    if (store.get(name).isEmpty()) {
      store.put(new CuDv(name, Status.DEFINED, ChangeStatus.NEW, "", "", "", "", INET));
    }
    return name;
  }

  private void record(String name, Logical device, Configured found) {
    CuDv before = store.get(name).orElseThrow();
    Status status = found.available() ? Status.AVAILABLE : Status.DEFINED;
    boolean changed = store.put(customized(name, device, status, ChangeStatus.SAME));
    for (Map.Entry<String, String> attribute : attributes(device).entrySet()) {
      changed |= store.setAttribute(CuAt.text(name, attribute.getKey(), attribute.getValue()));
    }
    String vpd = device.type().hasVpd() ? VitalProductData.of(device) : "";
    changed |= !vpd.isEmpty() && store.setVpd(name, vpd);
    if (found.available()) {
      upkeep.keep(name, device, predefined.of(device.type().uniquetype()));
    }
    subjects.add(name, device, found);
    tell(name, found, changed, before.status() != Status.AVAILABLE && found.available());
  }

  private CuDv customized(String name, Logical device, Status status, ChangeStatus change) {
    return new CuDv(
        name,
        status,
        change,
        device.driver(),
        locations.of(device),
        parentName(device),
        connection(device),
        device.type().uniquetype());
  }

  private Map<String, String> attributes(Logical device) {
    Map<String, String> values =
        AttributeFacts.of(device, predefined.of(device.type().uniquetype()));
    values.put(Naming.PATH, device.path());
    HardwareId.of(device.device()).ifPresent(id -> values.put("hw_id", id));
    return values;
  }

  private void tell(String name, Configured found, boolean changed, boolean configured) {
    if (configured) {
      report.configured().add(name);
    } else if (changed) {
      report.changed().add(name);
    }
    if (found.missing().isEmpty() && !found.available()) {
      report.waiting().add(new Finding(name, found.why()));
    }
  }

  /** A device that no scan shows: one that is gone, or one that only the ODM knows. */
  private void settleUnseen(String name) {
    CuDv device = store.get(name).orElseThrow();
    if (naming.isScanned(name)) {
      report.failed().add(new Finding(name, "is not there any more"));
      put(withStatus(device, Status.DEFINED, ChangeStatus.MISSING));
    } else if (put(withStatus(device, Status.AVAILABLE, device.change()))) {
      report.configured().add(name);
    }
  }

  private void settleGone(CuDv device) {
    if (Device.isVirtual(store.attribute(device.name(), Naming.PATH))) {
      store.delete(device.name());
      report.gone().add(device.name());
    } else if (put(withStatus(device, Status.DEFINED, ChangeStatus.MISSING))) {
      report.gone().add(device.name());
    }
  }

  private boolean put(CuDv device) {
    return store.put(device);
  }

  /** The place below the parent: the kernel's name, for SCSI without the host's changing number. */
  private static String connection(Logical device) {
    String kernel = device.device().kernelName();
    return device.device().bus().equals("scsi")
        ? kernel.substring(kernel.indexOf(':') + 1)
        : kernel;
  }

  private String parentName(Logical device) {
    return device.parent().flatMap(naming::known).orElse("");
  }

  private static CuDv withStatus(CuDv device, Status status, ChangeStatus change) {
    return new CuDv(
        device.name(),
        status,
        change,
        status == Status.AVAILABLE ? device.driver() : "",
        device.location(),
        device.parent(),
        device.connwhere(),
        device.type());
  }
}
