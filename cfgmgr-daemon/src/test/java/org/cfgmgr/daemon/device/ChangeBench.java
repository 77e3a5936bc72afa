package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.daemon.engine.Engine;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.Actuator;
import org.cfgmgr.method.Result;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.StanzaObjects;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Hardware;
import org.cfgmgr.scan.TestingTree;
import org.cfgmgr.uevent.Uevents;

/**
 * A made-up machine with the shipped types, whose kernel keeps attributes in plain files and takes
 * everything but what the test says.
 */
final class ChangeBench implements AutoCloseable {
  static final String NIC = "/devices/pci0000:00/0000:00:03.0";
  static final String NET = NIC + "/virtio0/net/eth1";
  static final String HBA = "/devices/pci0000:00/0000:00:05.0";
  static final String LUN = HBA + "/host0/target0:0:1/0:0:1:0";
  static final String QUEUE = LUN + "/block/sda/queue";

  private final Path root;
  private final SqliteOdm odm;
  private final List<String> acts = new ArrayList<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Map<String, String> used = new TreeMap<>();
  private final Map<String, String> bound = new HashMap<>();
  private DeviceTree devices;
  private boolean storeIsBroken;

  ChangeBench(Path root) throws IOException {
    this(root, machine(), SqliteOdm.inMemory());
  }

  ChangeBench(Path root, TestingTree tree, SqliteOdm odm) throws IOException {
    this.odm = odm;
    this.root = tree.writeTo(root);
    this.devices = tree.devices();
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
    devices.all().forEach(device -> bound.put(device.path(), device.driver()));
    Engine.run(machine(Guard.none()), new RunRequest(2, 0, "", Optional.empty()));
    acts.clear();
  }

  /** A virtio NIC with its interface, and a SCSI adapter with a disk. */
  static TestingTree machine() {
    return TestingTree.create()
        .device(
            "pci",
            NIC,
            "PCI_ID=1AF4:1000",
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=1AF4:0001",
            "driver_override=(null)",
            "driver=virtio-pci")
        .device("virtio", NIC + "/virtio0", "device=0x0001", "driver=virtio_net")
        .device("net", NET, "type=1", "address=52:54:00:12:34:56", "mtu=1500", "tx_queue_len=1000")
        .device(
            "pci",
            HBA,
            "PCI_ID=1000:0030",
            "PCI_CLASS=10000",
            "PCI_SUBSYS_ID=0000:0000",
            "sriov_numvfs=0",
            "sriov_totalvfs=4",
            "driver=mptspi")
        .device("scsi", HBA + "/host0", "DEVTYPE=scsi_host")
        .device("scsi", HBA + "/host0/target0:0:1", "DEVTYPE=scsi_target")
        .device(
            "scsi",
            LUN,
            "DEVTYPE=scsi_device",
            "type=0",
            "queue_depth=32",
            "timeout=30",
            "driver=sd")
        .device("block", LUN + "/block/sda", "DEVTYPE=disk", "size=2097152")
        .file("sys" + QUEUE + "/scheduler", "[none] mq-deadline")
        .file("sys" + QUEUE + "/nr_requests", "256")
        .file("proc/sys/vm/swappiness", "60")
        .file("proc/sys/vm/dirty_ratio", "20")
        .file("proc/sys/kernel/core_pattern", "core")
        .file("proc/sys/kernel/random/boot_id", "boot-1");
  }

  /** The kernel refuses to set an attribute. */
  ChangeBench refuse(String attribute, String reason) {
    refused.put(attribute, reason);
    return this;
  }

  ChangeBench use(String path, String reason) {
    used.put(path, reason);
    return this;
  }

  /** The store can be read only. */
  ChangeBench storeBreaks() {
    storeIsBroken = true;
    return this;
  }

  /** The hardware is that of another machine. */
  ChangeBench becomes(TestingTree other) {
    devices = other.devices();
    return this;
  }

  ChangeBench stanzas(String text) {
    List<OdmChange> changes = new ArrayList<>();
    StanzaObjects.read("test", text, StandardClasses.all())
        .orThrow()
        .objects()
        .forEach(object -> changes.add(new OdmChange.Add(object)));
    odm.apply(changes);
    return this;
  }

  /** Sets the method of a type. */
  ChangeBench method(String uniquetype, String descriptor, String path) {
    Criteria which = Criteria.equal("uniquetype", uniquetype);
    odm.apply(List.of(new OdmChange.Change(StandardClasses.PDDV, which, Map.of(descriptor, path))));
    return this;
  }

  Ended chdev(String... arguments) {
    return DeviceBench.run(new Chdev(machines()), arguments);
  }

  Machines machines() {
    return (command, terminal, settings, work) -> work.applyAsInt(machine(this::uses));
  }

  SqliteOdm odm() {
    return odm;
  }

  Path root() {
    return root;
  }

  /** A file of the kernel, {@code sys/...} or {@code proc/...}. */
  String kernel(String path) throws IOException {
    return Files.readString(root.resolve(path)).strip();
  }

  /** What CuAt says of an attribute, "" when it has no object. */
  String wanted(String device, String attribute) {
    Criteria which = Criteria.equal("name", device).and(Criteria.equal("attribute", attribute));
    List<OdmObject> found = odm.get(StandardClasses.CUAT, which);
    assertThat(found).hasSizeLessThan(2);
    return found.isEmpty() ? "" : found.get(0).text("value");
  }

  String device(String name, String descriptor) {
    return odm.get(StandardClasses.CUDV, Criteria.equal("name", name)).get(0).text(descriptor);
  }

  void status(String name, long status) {
    Criteria which = Criteria.equal("name", name);
    odm.apply(List.of(new OdmChange.Change(StandardClasses.CUDV, which, Map.of("status", status))));
  }

  /** What was done to the machine, but for the ODM. */
  List<String> acts() {
    return acts;
  }

  private List<Guard.Use> uses(String sysfsPath) {
    return used.entrySet().stream()
        .filter(use -> (use.getKey() + "/").startsWith(sysfsPath + "/"))
        .map(use -> new Guard.Use(use.getKey(), use.getValue()))
        .toList();
  }

  private Machine machine(Guard guard) {
    Actuator live =
        Actuators.live(odm, Actuators.cleanEnvironment(Map.of()), guard, Limits.USUAL, root);
    return new Machine(
        new Here(),
        new NoModules(),
        Set.of(),
        KernelAttributes.live(root),
        Uevents::none,
        guard,
        odm,
        action -> perform(action, live));
  }

  private Result perform(Action action, Actuator live) {
    if (action instanceof Action.UpdateOdm) {
      if (storeIsBroken) {
        throw new OdmException("the disk is full");
      }
      return live.perform(action);
    }
    acts.add(action.describe());
    if (action instanceof Action.SetAttribute set && refused.containsKey(set.attribute())) {
      return Result.failed(set.place() + ": " + refused.get(set.attribute()));
    }
    if (action instanceof Action.LoadModule load) {
      return load.module().equals("nonsense")
          ? Result.failed("module nonsense not found")
          : Result.done();
    }
    if (action instanceof Action.UnbindDriver unbind) {
      bound.put(unbind.device(), "");
      return Result.done();
    }
    if (action instanceof Action.BindDriver bind) {
      bound.put(bind.device(), bind.driver().isEmpty() ? chosen(bind.device()) : bind.driver());
      return Result.done();
    }
    return live.perform(action);
  }

  /** The kernel takes the driver that is asked for where it has one. */
  private String chosen(String device) {
    String asked =
        new String(read(root.resolve("sys" + device + "/driver_override")), StandardCharsets.UTF_8)
            .strip();
    return asked.equals("vfio-pci") ? asked : "";
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    odm.close();
  }

  static final class NoModules implements org.cfgmgr.kernel.KernelModules {
    @Override
    public String release() {
      return "6.1.0-test";
    }

    @Override
    public List<org.cfgmgr.kernel.Candidate> candidates(String modalias) {
      return List.of();
    }

    @Override
    public boolean builtIn(String module) {
      return false;
    }
  }

  private final class Here implements Hardware {
    @Override
    public DeviceTree scan() {
      return devices;
    }

    @Override
    public Optional<String> driver(String path) {
      return Optional.of(bound.getOrDefault(path, "")).filter(driver -> !driver.isEmpty());
    }

    @Override
    public boolean live() {
      return true;
    }

    @Override
    public String describe() {
      return "a testing machine";
    }
  }
}
