package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.daemon.device.ChangeBench.HBA;
import static org.cfgmgr.daemon.device.ChangeBench.LUN;
import static org.cfgmgr.daemon.device.ChangeBench.NET;
import static org.cfgmgr.daemon.device.ChangeBench.NIC;
import static org.cfgmgr.daemon.device.ChangeBench.QUEUE;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChdevTest {
  private static final String MTU = "sys" + NET + "/mtu";
  private static final String DEPTH = "sys" + LUN + "/queue_depth";
  private static final String METHOD = "Method error (/usr/lib/methods/chgdev):\n\t";
  private static final String NOT_VALID =
      METHOD + "0514-018 The values specified for the following attributes are not valid:\n\t";

  @TempDir Path root;
  private ChangeBench bench;

  @BeforeEach
  void machine() throws Exception {
    bench = new ChangeBench(root);
    assertThat(bench.device("en0", "status") + bench.device("hdisk0", "status")).isEqualTo("11");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Ended changed(String name) {
    return new Ended(ExitCode.OK, name + " changed\n", "");
  }

  private static Ended failed(String message) {
    return new Ended(ExitCode.FAILED, "", message);
  }

  @Test
  void usual_setsKernelAndDatabase() throws Exception {
    assertThat(bench.chdev("-l", "en0", "-a", "mtu=9000")).isEqualTo(changed("en0"));

    assertThat(bench.kernel(MTU)).isEqualTo("9000");
    assertThat(bench.wanted("en0", "mtu")).isEqualTo("9000");
    assertThat(bench.wanted("en0", "instance")).startsWith("boot-1:");
  }

  @Test
  void databaseOnly_leavesTheKernel() throws Exception {
    assertThat(bench.chdev("-P", "-l", "en0", "-a", "mtu=9000")).isEqualTo(changed("en0"));

    assertThat(bench.kernel(MTU)).isEqualTo("1500");
    assertThat(bench.wanted("en0", "mtu")).isEqualTo("9000");
    assertThat(bench.wanted("en0", "instance"))
        .as("no run sets it before the next boot")
        .isNotEmpty();
  }

  @Test
  void kernelOnly_leavesTheDatabase() throws Exception {
    assertThat(bench.chdev("-T", "-l", "en0", "-a", "mtu=9000")).isEqualTo(changed("en0"));

    assertThat(bench.kernel(MTU)).isEqualTo("9000");
    assertThat(bench.wanted("en0", "mtu") + bench.wanted("en0", "instance")).isEmpty();
  }

  @Test
  void defaultOfTheType_isNoWish() throws Exception {
    bench.chdev("-l", "sys0", "-a", "vm_swappiness=10");
    assertThat(bench.wanted("sys0", "vm_swappiness")).isEqualTo("10");

    assertThat(bench.chdev("-l", "sys0", "-a", "vm_swappiness=0x3c")).isEqualTo(changed("sys0"));
    assertThat(bench.kernel("proc/sys/vm/swappiness")).isEqualTo("0x3c");
    assertThat(bench.wanted("sys0", "vm_swappiness")).isEmpty();
  }

  /** The kernel's own default is not known, so that nothing is set. */
  @Test
  void emptyValue_takesTheWishBack() throws Exception {
    bench.chdev("-l", "en0", "-a", "mtu=9000");

    assertThat(bench.chdev("-l", "en0", "-a", "mtu=")).isEqualTo(changed("en0"));
    assertThat(bench.kernel(MTU)).isEqualTo("9000");
    assertThat(bench.wanted("en0", "mtu")).isEmpty();
  }

  @Test
  void whatIsSo_isNotSetAgain() {
    bench.chdev("-l", "en0", "-a", "mtu=1500");

    assertThat(bench.acts()).isEmpty();
    assertThat(bench.wanted("en0", "mtu")).isEqualTo("1500");
  }

  @Test
  void severalPairs_inOneWordOrMore() throws Exception {
    assertThat(
            bench.chdev(
                "-l",
                "sys0",
                "-a",
                "vm_swappiness=10 kernel_core_pattern=|/bin/c %p %s",
                "-a",
                "vm_dirty_ratio=5"))
        .isEqualTo(changed("sys0"));

    assertThat(bench.kernel("proc/sys/vm/swappiness")).isEqualTo("10");
    assertThat(bench.kernel("proc/sys/vm/dirty_ratio")).isEqualTo("5");
    assertThat(bench.kernel("proc/sys/kernel/core_pattern")).isEqualTo("|/bin/c %p %s");
  }

  @Test
  void optionsOfAFile_countToo() throws Exception {
    Path file = Files.writeString(root.resolve("more"), "-a 'mtu=900\ntxqueuelen=50'\n");

    assertThat(bench.chdev("-l", "en0", "-f", file.toString())).isEqualTo(changed("en0"));
    assertThat(bench.kernel(MTU)).isEqualTo("900");
    assertThat(bench.wanted("en0", "txqueuelen")).isEqualTo("50");
  }

  @Test
  void quietAndLocked() {
    assertThat(bench.chdev("-gql", "en0", "-a", "mtu=900"))
        .isEqualTo(new Ended(ExitCode.OK, "", ""));
    assertThat(bench.chdev("-ql", "en0", "-a", "mtu=1"))
        .isEqualTo(new Ended(ExitCode.FAILED, "", ""));
  }

  @Test
  void json() {
    assertThat(bench.chdev("--json", "-l", "en0", "-a", "mtu=900").out())
        .isEqualTo("[ {\n  \"name\" : \"en0\",\n  \"status\" : \"changed\"\n} ]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en0    | mtu=17                | mtu=17: legal are 68...65535 (+1)",
        "en0    | mtu=big               | mtu=big: legal are 68...65535 (+1)",
        "hdisk0 | read_ahead_kb=5       | read_ahead_kb=5: legal are 0...1048576 (+4)",
        "hdisk0 | nomerges=3            | nomerges=3: legal are 0, 1, 2",
        "scsi0  | sriov_numvfs=5        | sriov_numvfs=5: legal are 0...4 (+1)",
        "sys0   | fs_file_max=many      | fs_file_max=many: legal are numbers",
        "en0    | colour=red            | colour=red: the type has no such attribute",
        "en0    | kernel_name=eth7      | kernel_name=eth7: users cannot set it",
        "en0    | tso=on                | tso: the kernel does not offer it for en0",
      })
  void illegalValue_isRefused(String device, String pair, String why) throws Exception {
    assertThat(bench.chdev("-l", device, "-a", pair)).isEqualTo(failed(NOT_VALID + why + "\n"));
    assertThat(bench.acts()).isEmpty();
  }

  @Test
  void severalIllegalValues_areAllNamed() throws Exception {
    assertThat(bench.chdev("-l", "en0", "-a", "mtu=9000", "-a", "txqueuelen=x", "-a", "gro=1"))
        .isEqualTo(
            failed(
                NOT_VALID
                    + "txqueuelen=x: legal are 0...2147483647 (+1)\n\tgro=1: legal are on, off\n"));
    assertThat(bench.kernel(MTU)).isEqualTo("1500");
  }

  /** Without the kernel, what it lists counts; it may load a module for another word. */
  @Test
  void wordsOfTheKernel_areLegal() throws Exception {
    assertThat(bench.chdev("-l", "hdisk0", "-P", "-a", "scheduler=bfq"))
        .isEqualTo(failed(NOT_VALID + "scheduler=bfq: legal are none, mq-deadline\n"));
    assertThat(bench.chdev("-l", "hdisk0", "-P", "-a", "scheduler=mq-deadline"))
        .isEqualTo(changed("hdisk0"));
    assertThat(bench.chdev("-l", "hdisk0", "-a", "scheduler=bfq")).isEqualTo(changed("hdisk0"));
    assertThat(bench.kernel("sys" + QUEUE + "/scheduler")).isEqualTo("bfq");
  }

  @Test
  void refusedByTheKernel_changesNothing() throws Exception {
    bench.refuse("queue_depth", "the kernel refuses 64: Invalid argument");

    assertThat(bench.chdev("-l", "hdisk0", "-a", "nr_requests=64 queue_depth=64"))
        .isEqualTo(
            failed(
                NOT_VALID
                    + "queue_depth=64: /"
                    + DEPTH
                    + ": the kernel refuses 64: Invalid argument\n"));
    assertThat(bench.kernel("sys" + QUEUE + "/nr_requests")).isEqualTo("256");
    assertThat(bench.wanted("hdisk0", "nr_requests") + bench.wanted("hdisk0", "queue_depth"))
        .isEmpty();
  }

  @Test
  void storeThatCannotBeWritten_changesNothing() throws Exception {
    bench.storeBreaks();

    assertThat(bench.chdev("-l", "en0", "-a", "mtu=9000"))
        .isEqualTo(failed("chdev: the disk is full\n"));
    assertThat(bench.kernel(MTU)).isEqualTo("1500");
  }

  @Test
  void driver_isChosenAndTheDeviceBoundAgain() throws Exception {
    assertThat(bench.chdev("-l", "ent0", "-a", "driver_override=vfio-pci"))
        .isEqualTo(changed("ent0"));

    assertThat(bench.acts())
        .containsExactly(
            "set driver_override of " + NIC + " to vfio-pci (now )",
            "load module vfio-pci for " + NIC,
            "unbind " + NIC + " from driver virtio-pci",
            "bind " + NIC + " to its driver");
    assertThat(bench.device("ent0", "ddins")).isEqualTo("vfio-pci");
    assertThat(bench.wanted("ent0", "driver_override")).isEqualTo("vfio-pci");
  }

  @Test
  void driverThatIsNotThere_leavesTheOldOne() throws Exception {
    assertThat(bench.chdev("-l", "ent0", "-a", "driver_override=nonsense"))
        .isEqualTo(failed(NOT_VALID + "driver_override=nonsense: module nonsense not found\n"));
    assertThat(bench.acts())
        .containsExactly(
            "set driver_override of " + NIC + " to nonsense (now )",
            "load module nonsense for " + NIC,
            "set driver_override of " + NIC + " to  (now nonsense)");
    assertThat(bench.kernel("sys" + NIC + "/driver_override")).isEmpty();
  }

  @Test
  void driverThatDoesNotTakeTheDevice_isTakenBack() throws Exception {
    assertThat(bench.chdev("-l", "ent0", "-a", "driver_override=e1000"))
        .isEqualTo(
            failed(NOT_VALID + "driver_override=e1000: no driver of that name took the device\n"));
    assertThat(bench.acts())
        .endsWith(
            "bind " + NIC + " to its driver",
            "set driver_override of " + NIC + " to  (now e1000)",
            "bind " + NIC + " to driver virtio-pci");
    assertThat(bench.kernel("sys" + NIC + "/driver_override")).isEmpty();
    assertThat(bench.wanted("ent0", "driver_override")).isEmpty();
    assertThat(bench.device("ent0", "ddins")).isEqualTo("virtio_net");
  }

  @Test
  void driver_isTheKernelsChoiceAgain() throws Exception {
    bench.chdev("-l", "ent0", "-U", "-a", "driver_override=vfio-pci");
    bench.acts().clear();

    assertThat(bench.chdev("-l", "ent0", "-a", "driver_override=")).isEqualTo(changed("ent0"));
    assertThat(bench.acts())
        .containsExactly(
            "set driver_override of " + NIC + " to  (now vfio-pci)",
            "unbind " + NIC + " from driver virtio-pci",
            "bind " + NIC + " to its driver");
    assertThat(bench.wanted("ent0", "driver_override")).isEmpty();
  }

  @Test
  void driver_withoutReset_isForTheNextBind() {
    assertThat(bench.chdev("-U", "-l", "ent0", "-a", "driver_override=vfio-pci"))
        .isEqualTo(changed("ent0"));
    assertThat(bench.acts())
        .containsExactly("set driver_override of " + NIC + " to vfio-pci (now )");
    assertThat(bench.wanted("ent0", "driver_override")).isEqualTo("vfio-pci");
  }

  @ParameterizedTest
  @CsvSource({"ent0, driver_override, vfio-pci", "scsi0, sriov_numvfs, 2"})
  void deviceInUse_isNotTakenAway(String device, String attribute, String value) {
    bench.use(NET, "en0 has the address 192.0.2.1").use(LUN, "sda1 is mounted on /");
    String reason =
        device.equals("ent0") ? "en0 has the address 192.0.2.1" : "sda1 is mounted on /";

    assertThat(bench.chdev("-l", device, "-a", attribute + "=" + value))
        .isEqualTo(
            failed(
                METHOD
                    + "0514-062 Cannot perform the requested function because the specified\n"
                    + "\tdevice is busy.\n\t"
                    + device
                    + ": "
                    + attribute
                    + " cannot be set: "
                    + reason
                    + "\n"));
    assertThat(bench.acts()).isEmpty();
    assertThat(bench.wanted(device, attribute)).isEmpty();
  }

  @Test
  void missingDevice() {
    assertThat(bench.chdev("-l", "en9", "-a", "mtu=900"))
        .isEqualTo(
            failed(
                "chdev: 0514-519 The following device was not found in the customized device"
                    + " configuration database:\n\ten9\n"));
  }

  @Test
  void vanishedDevice_canOnlyBeChangedInTheOdm() {
    bench.becomes(TestingTree.create().device("pci", HBA, "PCI_ID=1000:0030", "PCI_CLASS=10000"));

    assertThat(bench.chdev("-l", "en0", "-a", "mtu=900"))
        .isEqualTo(
            failed(
                METHOD
                    + "E_NODETECT: the device was not detected\n\ten0 is not there any more;"
                    + " run cfgmgr, or give -P to change the ODM only\n"));
    assertThat(bench.chdev("-P", "-l", "en0", "-a", "mtu=900")).isEqualTo(changed("en0"));
  }

  @Test
  void definedDevice_isChangedInTheOdm() throws Exception {
    bench.status("en0", 0);

    assertThat(bench.chdev("-l", "en0", "-a", "mtu=900")).isEqualTo(changed("en0"));
    assertThat(bench.kernel(MTU)).isEqualTo("1500");
    assertThat(bench.wanted("en0", "mtu")).isEqualTo("900");
    assertThat(bench.chdev("-T", "-l", "en0", "-a", "mtu=901"))
        .isEqualTo(
            failed(
                METHOD
                    + "E_DEVSTATE: the device is in the wrong state\n\ten0 is Defined, so that -T"
                    + " has nothing to change; configure it: mkdev -l en0\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-a mtu=9                 | give one device with -l",
        "-l a -l b -a mtu=9       | give one device with -l",
        "-l a                     | nothing to change; give -a ATTRIBUTE=VALUE, or -p or -w",
        "-l a -a mtu              | -a 'mtu' is not ATTRIBUTE=VALUE",
        "-l a -a =9               | -a '=9' is not ATTRIBUTE=VALUE",
        "-l a -a mtu=9 -P -T      | -P and -T exclude each other",
        "-l a -a mtu=9 -P -U      | -P and -U exclude each other",
        "-l a -a mtu=9 -T -U      | -T and -U exclude each other",
        "-l a -p b -T             | -T and -p exclude each other",
        "-l a -w 1 -T             | -T and -w exclude each other",
        "-l a -a b=c d            | unexpected argument d",
      })
  void usage_toldInALine(String line, String message) {
    Ended ended = bench.chdev(line.split(" ", -1));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).startsWith("chdev: " + message + "\nUsage: chdev -l NAME");
  }
}
