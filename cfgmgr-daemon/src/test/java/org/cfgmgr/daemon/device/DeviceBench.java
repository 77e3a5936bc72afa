package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.stream.Collectors;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.Command;
import org.cfgmgr.daemon.command.Terminal;
import org.cfgmgr.daemon.engine.Engine;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.RunRequest;
import org.cfgmgr.guard.Guard;
import org.cfgmgr.kernel.Candidate;
import org.cfgmgr.kernel.KernelModules;
import org.cfgmgr.method.act.Actuators;
import org.cfgmgr.method.act.Limits;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmClass;
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
 * A made-up machine with the shipped types, on which commands act for real: what they write into
 * the files of its drivers stays there to be read.
 */
final class DeviceBench implements AutoCloseable {
  static final String NIC = "/devices/pci0000:00/0000:00:03.0";
  static final String VIRTIO = NIC + "/virtio0";
  static final String HBA = "/devices/pci0000:00/0000:00:05.0";
  static final String LUN = HBA + "/host0/target0:0:1/0:0:1:0";

  private static final KernelModules NO_MODULES =
      new KernelModules() {
        @Override
        public String release() {
          return "6.1.0-test";
        }

        @Override
        public List<Candidate> candidates(String modalias) {
          return List.of();
        }

        @Override
        public boolean builtIn(String module) {
          return false;
        }
      };

  /** What a command left behind. */
  record Ended(int code, String out, String err) {}

  private final Path root;
  private final SqliteOdm odm;
  private final Map<String, String> used = new TreeMap<>();
  private TestingTree tree;
  private TestingTree next;

  DeviceBench(Path root, TestingTree tree) {
    this(root, tree, SqliteOdm.inMemory());
  }

  private DeviceBench(Path root, TestingTree tree, SqliteOdm odm) {
    this.root = tree.writeTo(root);
    this.odm = odm;
    this.tree = tree;
    this.next = tree;
    assertThat(Seeds.load(odm, Path.of("../etc/objrepos"))).isEmpty();
  }

  /** A machine whose ODM other commands find too. */
  static DeviceBench stored(Path root, TestingTree tree) {
    return new DeviceBench(root, tree, SqliteOdm.open(root.resolve("objrepos")));
  }

  /** A virtio NIC with its interface, and a SCSI adapter with a disk. */
  static TestingTree machine() {
    return withoutDriverOfTheDisk()
        .device("scsi", LUN, "DEVTYPE=scsi_device", "type=0", "driver=sd");
  }

  /** The same, but no driver is bound to the disk. */
  static TestingTree withoutDriverOfTheDisk() {
    return TestingTree.create()
        .device(
            "pci",
            NIC,
            "PCI_ID=1AF4:1000",
            "PCI_CLASS=20000",
            "PCI_SUBSYS_ID=1AF4:0001",
            "driver=virtio-pci")
        .device("virtio", VIRTIO, "device=0x0001", "driver=virtio_net")
        .device("net", VIRTIO + "/net/eth1", "type=1", "address=52:54:00:12:34:56")
        .device(
            "pci",
            HBA,
            "PCI_ID=1000:0030",
            "PCI_CLASS=10000",
            "PCI_SUBSYS_ID=0000:0000",
            "driver=mptspi")
        .device("scsi", HBA + "/host0", "DEVTYPE=scsi_host")
        .device("scsi", HBA + "/host0/target0:0:1", "DEVTYPE=scsi_target")
        .device("scsi", LUN, "DEVTYPE=scsi_device", "type=0");
  }

  /** Runs cfgmgr, so that the ODM knows the machine. */
  DeviceBench configured() {
    Engine.run(machine(Guard.none()), new RunRequest(2, 0, "", Optional.empty()));
    return this;
  }

  /** The machine is another one once it was looked at once more. */
  DeviceBench becomesAfterNextScan(TestingTree other) {
    next = other;
    return this;
  }

  /** Makes the files that a driver is told its devices by. */
  DeviceBench driver(String bus, String name) throws IOException {
    Path directory = Files.createDirectories(root.resolve("sys/bus/" + bus + "/drivers/" + name));
    Files.writeString(directory.resolve("bind"), "");
    Files.writeString(directory.resolve("unbind"), "");
    return this;
  }

  /** What was last written into a file of a driver. */
  String written(String bus, String driver, String file) throws IOException {
    return Files.readString(root.resolve("sys/bus/" + bus + "/drivers/" + driver).resolve(file));
  }

  DeviceBench use(String path, String reason) {
    used.put(path, reason);
    return this;
  }

  DeviceBench stanzas(String text) {
    List<OdmChange> changes = new ArrayList<>();
    StanzaObjects.read("test", text, StandardClasses.all())
        .orThrow()
        .objects()
        .forEach(object -> changes.add(new OdmChange.Add(object)));
    odm.apply(changes);
    return this;
  }

  DeviceBench device(String name, int status, String parent, String connwhere, String type) {
    return stanzas(
        "CuDv:\n\tname = \"%s\"\n\tstatus = %d\n\tparent = \"%s\"\n\tconnwhere = \"%s\"\n\tPdDvLn = \"%s\"\n"
            .formatted(name, status, parent, connwhere, type));
  }

  /** A program in the machine's directory. */
  String program(String name, String script) throws IOException {
    Path file = Files.writeString(root.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  /** Sets the method of a type. */
  DeviceBench method(String uniquetype, String descriptor, String path) {
    Criteria which = Criteria.equal("uniquetype", uniquetype);
    odm.apply(List.of(new OdmChange.Change(StandardClasses.PDDV, which, Map.of(descriptor, path))));
    return this;
  }

  List<OdmObject> get(OdmClass type, String criteria) {
    return odm.get(type, Criteria.parse(criteria));
  }

  /** The state of a device as AIX's number, "" when there is none so named. */
  String status(String name) {
    return get(StandardClasses.CUDV, "name='" + name + "'").stream()
        .map(object -> object.text("status"))
        .collect(Collectors.joining(","));
  }

  SqliteOdm odm() {
    return odm;
  }

  Path root() {
    return root;
  }

  Machines machines() {
    return (command, terminal, settings, work) -> work.applyAsInt(machine(new Uses()));
  }

  Ended mkdev(String... arguments) {
    return run(new Mkdev(machines()), arguments);
  }

  /** Runs a command that finds this machine's ODM by itself. */
  Ended withOdm(Command command, String... arguments) {
    System.setProperty("cfgmgr.home", Path.of("..").toAbsolutePath().normalize().toString());
    try {
      return run(command, Map.of("ODMDIR", root.resolve("objrepos").toString()), arguments);
    } finally {
      System.clearProperty("cfgmgr.home");
    }
  }

  Ended rmdev(String... arguments) {
    return run(new Rmdev(machines()), arguments);
  }

  static Ended run(Command command, String... arguments) {
    return run(command, Map.of(), arguments);
  }

  static Ended run(Command command, Map<String, String> environment, String... arguments) {
    Map<String, String> plain = new HashMap<>(environment);
    plain.putIfAbsent("CFGMGR_CATALOGUE", "none");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            plain);
    int code = command.run(List.of(arguments), terminal);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Machine machine(Guard guard) {
    return new Machine(
        new Changing(),
        NO_MODULES,
        Set.of(),
        KernelAttributes.none(),
        Uevents::none,
        guard,
        odm,
        Actuators.live(odm, Actuators.cleanEnvironment(Map.of()), guard, Limits.USUAL, root));
  }

  @Override
  public void close() {
    odm.close();
  }

  /** What the test says is in use, and all above it. */
  private final class Uses implements Guard {
    @Override
    public List<Use> uses(String sysfsPath) {
      return used.entrySet().stream()
          .filter(use -> (use.getKey() + "/").startsWith(sysfsPath + "/"))
          .map(use -> new Use(use.getKey(), use.getValue()))
          .toList();
    }
  }

  /** The hardware as it is at the moment. */
  private final class Changing implements Hardware {
    @Override
    public DeviceTree scan() {
      DeviceTree seen = tree.devices();
      tree = next;
      return seen;
    }

    @Override
    public Optional<String> driver(String path) {
      return tree.hardware().driver(path);
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
