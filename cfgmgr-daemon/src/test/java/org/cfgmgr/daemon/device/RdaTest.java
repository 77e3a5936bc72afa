package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cfgmgr.attr.KernelAttributes;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.command.Lsattr;
import org.cfgmgr.daemon.command.OurJava;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdaTest {
  private static final String CORE_PATTERN = "|/bin/it's \"%e\" x=1 $HOME `id` \\";

  @TempDir Path place;
  private Path script;

  @BeforeEach
  void paths() {
    script = place.resolve("attributes.sh");
  }

  /** Two NICs of one kind and two disks of different size, at addresses of its own. */
  private static TestingTree machine(int first, int adapter, int otherAdapter) {
    TestingTree tree = TestingTree.create();
    for (int i = 0; i < 2; i++) {
      String nic = "/devices/pci0000:00/0000:00:%02x.0".formatted(first + i);
      tree.device(
              "pci",
              nic,
              "PCI_ID=8086:10D3",
              "PCI_CLASS=20000",
              "PCI_SUBSYS_ID=8086:0000",
              "driver_override=(null)",
              "driver=e1000e")
          .device(
              "net",
              nic + "/net/eth" + (first + i),
              "type=1",
              "address=52:54:00:00:%02x:%02x".formatted(first, i),
              "mtu=1500",
              "tx_queue_len=1000");
    }
    disk(tree, adapter, 0, 2097152);
    disk(tree, otherAdapter, 1, 4194304);
    return tree.file("proc/sys/vm/swappiness", "60")
        .file("proc/sys/kernel/core_pattern", "core")
        .file("proc/sys/kernel/hostname", "somebody")
        .file("proc/sys/kernel/random/boot_id", "boot-1");
  }

  private static void disk(TestingTree tree, int slot, int host, int sectors) {
    String hba = "/devices/pci0000:00/0000:00:%02x.0".formatted(slot);
    String scsi = hba + "/host" + host;
    String target = "/target%d:0:1".formatted(host);
    String lun = scsi + target + "/%d:0:1:0".formatted(host);
    tree.device(
            "pci",
            hba,
            "PCI_ID=1000:0030",
            "PCI_CLASS=10000",
            "PCI_SUBSYS_ID=0000:0000",
            "driver=mptspi")
        .device("scsi", scsi, "DEVTYPE=scsi_host")
        .device("scsi", scsi + target, "DEVTYPE=scsi_target")
        .device("scsi", lun, "DEVTYPE=scsi_device", "type=0", "queue_depth=32", "driver=sd")
        .device("block", lun + "/block/sd" + host, "DEVTYPE=disk", "size=" + sectors)
        .file("sys" + lun + "/block/sd" + host + "/queue/scheduler", "[none] mq-deadline");
  }

  private ChangeBench open(String name, TestingTree tree) throws IOException {
    Path root = Files.createDirectories(place.resolve(name));
    return new ChangeBench(root, tree, SqliteOdm.open(place.resolve(name + "-odm")));
  }

  private void source() throws IOException {
    try (ChangeBench source = open("source", machine(3, 5, 6))) {
      set(source, "en1", "mtu=9000 txqueuelen=50");
      set(source, "hdisk0", "queue_depth=64");
      set(source, "hdisk1", "scheduler=mq-deadline");
      set(source, "sys0", "vm_swappiness=10");
      set(source, "sys0", org.cfgmgr.attr.Assignments.write("kernel_core_pattern", CORE_PATTERN));
      set(source, "inet0", "hostname=alpha");
      set(source, "ent0", "driver_override=vfio-pci", "-P");
    }
  }

  private static void set(ChangeBench bench, String name, String pairs, String... more) {
    List<String> words = new java.util.ArrayList<>(List.of("-l", name, "-a", pairs));
    words.addAll(List.of(more));
    assertThat(bench.chdev(words.toArray(new String[0])))
        .isEqualTo(new Ended(ExitCode.OK, name + " changed\n", ""));
  }

  private Ended rda(String... arguments) {
    return DeviceBench.run(
        new Rda(), Map.of("ODMDIR", place.resolve("source-odm").toString()), arguments);
  }

  /** The attributes of a device that users may set, and their values. */
  private Map<String, String> attributes(String machine, String device) {
    Ended ended =
        DeviceBench.run(
            new Lsattr(() -> KernelAttributes.live(place.resolve(machine))),
            Map.of("ODMDIR", place.resolve(machine + "-odm").toString()),
            "-El",
            device,
            "-F",
            "attribute=value=user_settable");
    Map<String, String> values = new TreeMap<>();
    ended
        .out()
        .lines()
        .filter(line -> !line.endsWith("=False"))
        .forEach(line -> values.put(line.substring(0, line.indexOf('=')), line));
    return values;
  }

  private Ended runScript(String machine) throws Exception {
    Path bin = Files.createDirectories(place.resolve("bin"));
    String java = "exec " + OurJava.line() + " " + RdaProgram.class.getName();
    for (String name : List.of("lsdev", "chdev")) {
      Path program = bin.resolve(name);
      Files.writeString(program, "#!/bin/sh\n" + java + " " + name + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("ODMDIR", place.resolve(machine + "-odm").toString());
    builder.environment().put("ROOT", place.resolve(machine).toString());
    Path errors = place.resolve("errors");
    Process process = builder.redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err =
        Files.readString(errors)
            .lines()
            .filter(line -> !line.startsWith("SLF4J"))
            .map(line -> line + "\n")
            .reduce("", String::concat);
    return new Ended(process.waitFor(), out, err);
  }

  @Test
  void roundTrip_givesAnotherMachineTheSameAttributes() throws Exception {
    source();
    open("target", machine(8, 10, 11)).close();

    assertThat(rda("-rs", script.toString()))
        .isEqualTo(
            new Ended(
                ExitCode.OK,
                script + ": sets 6 attributes, 2 are not carried over (see its end)\n",
                ""));
    assertThat(runScript("target"))
        .isEqualTo(
            new Ended(
                0,
                """
                sys0 changed
                sys0 changed
                en1 changed
                en1 changed
                hdisk0 changed
                hdisk1 changed
                """,
                ""));

    for (String device : List.of("sys0", "en0", "en1", "hdisk0", "hdisk1")) {
      assertThat(attributes("target", device)).isNotEmpty().isEqualTo(attributes("source", device));
    }
    assertThat(attributes("target", "sys0"))
        .containsEntry("kernel_core_pattern", "kernel_core_pattern=" + CORE_PATTERN + "=True+");
    assertThat(attributes("target", "inet0")).doesNotContainValue("hostname=alpha=True+");
  }

  /** Two disks of the size of one, and no NIC. */
  @Test
  void otherHardware_isSkipped() throws Exception {
    source();
    TestingTree other = TestingTree.create();
    disk(other, 9, 0, 4194304);
    disk(other, 10, 1, 4194304);
    other.file("proc/sys/vm/swappiness", "60").file("proc/sys/kernel/core_pattern", "core");
    open("target", other).close();
    rda("-rs", script.toString());

    assertThat(runScript("target"))
        .isEqualTo(
            new Ended(
                3,
                "sys0 changed\nsys0 changed\n",
                """
                skipped: if/EN/en on adapter/pci/808610d3: there are 0 here, not 2
                skipped: disk/scsi/osdisk of 1024 MB: there are 0 here, not 1
                skipped: disk/scsi/osdisk of 2048 MB: there are 2 here, not 1
                """));
  }

  @Test
  void refused_isTold() throws Exception {
    source();
    TestingTree without = machine(3, 5, 6);
    open("target", without).close();
    Files.delete(place.resolve("target/proc/sys/vm/swappiness"));
    rda("-rs", script.toString());

    Ended ended = runScript("target");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("vm_swappiness: the kernel does not offer it for sys0")
        .hasLineCount(3);
  }

  @Test
  void file_isNotReplacedUnlessAsked() throws Exception {
    source();
    Files.writeString(script, "mine");

    assertThat(rda("-rs", script.toString()))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                "rda: " + script + " exists already; give -f to replace it\n"));
    assertThat(script).hasContent("mine");
    assertThat(rda("-rfs", script.toString()).code()).isEqualTo(ExitCode.OK);
    assertThat(script).content().startsWith("#!/bin/sh\n").isEqualTo(rda("-r").out());
    assertThat(Files.getPosixFilePermissions(script))
        .contains(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_READ);
    assertThat(place.toFile().list()).noneMatch(name -> name.startsWith(".cfgmgr"));
  }

  @Test
  void directory_isNoScript() throws Exception {
    source();
    assertThat(rda("-rfs", place.toString()).err())
        .isEqualTo("rda: " + place + " is no regular file\n");
    assertThat(rda("-rs", place.resolve("no/such/place").toString()).err())
        .startsWith("rda: cannot write " + place.resolve("no/such/place") + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s a   | give -r, or -rs FILE",
        "-rf    | -f goes with -s FILE",
        "-r abc | unexpected argument abc",
      })
  void usage_toldInALine(String line, String message) {
    Ended ended = rda(line.split(" ", -1));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("rda: " + message + "\nUsage: rda -r");
  }
}
