package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.daemon.device.DeviceBench.HBA;
import static org.cfgmgr.daemon.device.DeviceBench.LUN;
import static org.cfgmgr.daemon.device.DeviceBench.NIC;
import static org.cfgmgr.daemon.device.DeviceBench.VIRTIO;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cfgmgr.daemon.command.ExitCode;
import org.cfgmgr.daemon.device.DeviceBench.Ended;
import org.cfgmgr.method.Unbound;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RmdevTest {
  @TempDir Path root;
  private DeviceBench bench;

  @BeforeEach
  void machine() throws Exception {
    bench = new DeviceBench(root, DeviceBench.machine()).configured();
    bench.driver("pci", "virtio-pci").driver("virtio", "virtio_net");
    bench.driver("pci", "mptspi").driver("scsi", "sd");
    assertThat(bench.status("hdisk0")).isEqualTo("1");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Ended said(String out) {
    return new Ended(ExitCode.OK, out, "");
  }

  @Test
  void unconfigure_unbindsAndRemembers() throws Exception {
    assertThat(bench.rmdev("-l", "hdisk0")).isEqualTo(said("hdisk0 Defined\n"));

    assertThat(bench.written("scsi", "sd", "unbind")).isEqualTo("0:0:1:0");
    assertThat(bench.status("hdisk0")).isEqualTo("0");
    assertThat(bench.get(StandardClasses.CUDV, "name=hdisk0").get(0).text("ddins")).isEmpty();
    assertThat(Unbound.of(bench.odm())).containsExactly(new Unbound("scsi", "sd", LUN, "hdisk0"));
  }

  @Test
  void function_goesBeforeTheDeviceThatCarriesIt() throws Exception {
    bench.rmdev("-l", "en0");

    assertThat(bench.rmdev("-l", "ent0")).isEqualTo(said("ent0 Defined\n"));
    assertThat(bench.written("virtio", "virtio_net", "unbind")).isEqualTo("virtio0");
    assertThat(bench.written("pci", "virtio-pci", "unbind")).isEqualTo("0000:00:03.0");
    assertThat(Unbound.of(bench.odm()))
        .containsExactly(
            new Unbound("virtio", "virtio_net", VIRTIO, "ent0"),
            new Unbound("pci", "virtio-pci", NIC, "ent0"));
  }

  /** The virtio device goes with virtio-pci; the next one is bound by the kernel. */
  @Test
  void entryThatVanished_isNotKept() {
    bench.rmdev("-l", "en0");
    bench.becomesAfterNextScan(
        TestingTree.create().device("pci", NIC, "PCI_ID=1AF4:1000", "PCI_CLASS=20000"));

    assertThat(bench.rmdev("-l", "ent0").code()).isEqualTo(ExitCode.OK);
    assertThat(Unbound.of(bench.odm()))
        .containsExactly(new Unbound("pci", "virtio-pci", NIC, "ent0"));
  }

  @Test
  void undefine_forgetsAllButWhatWasUnbound() {
    bench.stanzas(
        """
        CuVPD:
        	name = "hdisk0"
        	vpd = "*SN011"

        CuDep:
        	name = "hdisk0"
        	dependency = "inet0"
        """);

    assertThat(bench.rmdev("-dl", "hdisk0")).isEqualTo(said("hdisk0 deleted\n"));
    assertThat(bench.get(StandardClasses.CUDV, "name=hdisk0")).isEmpty();
    assertThat(bench.get(StandardClasses.CUAT, "name=hdisk0")).isEmpty();
    assertThat(bench.get(StandardClasses.CUVPD, "name=hdisk0")).isEmpty();
    assertThat(bench.get(StandardClasses.CUDEP, "name=hdisk0")).isEmpty();
    assertThat(Unbound.of(bench.odm())).containsExactly(new Unbound("scsi", "sd", LUN, "hdisk0"));
  }

  /** What AIX's administrators do every day. */
  @Test
  void deletedDevice_isBoundAgainByCfgmgr() throws Exception {
    bench.becomesAfterNextScan(DeviceBench.withoutDriverOfTheDisk());
    bench.rmdev("-dl", "hdisk0");

    bench.configured();

    assertThat(bench.written("scsi", "sd", "bind")).isEqualTo("0:0:1:0");
  }

  @Test
  void undefineOfDefined_isOneStep() {
    bench.rmdev("-l", "hdisk0");

    assertThat(bench.rmdev("-d", "-l", "hdisk0")).isEqualTo(said("hdisk0 deleted\n"));
  }

  @Test
  void definedDevice_isDefinedAgainWithoutAWord() {
    bench.rmdev("-l", "inet0");

    assertThat(bench.rmdev("-l", "inet0")).isEqualTo(said("inet0 Defined\n"));
  }

  @Test
  void withoutDriver_onlyTheStateChanges() {
    assertThat(bench.rmdev("-l", "mem0")).isEqualTo(said("mem0 Defined\n"));
    assertThat(Unbound.of(bench.odm())).isEmpty();
  }

  /** Somebody else's card is in the slot now: what is bound there is not ours. */
  @Test
  void otherDeviceAtThePlace_isLeftAlone() throws Exception {
    bench.becomesAfterNextScan(
        TestingTree.create()
            .device("pci", HBA, "PCI_ID=8086:10D3", "PCI_CLASS=20000", "driver=mptspi"));
    bench.rmdev("-l", "hdisk0");

    assertThat(bench.rmdev("-l", "scsi0")).isEqualTo(said("scsi0 Defined\n"));
    assertThat(bench.written("pci", "mptspi", "unbind")).isEmpty();
  }

  @Test
  void below_isDoneDeepestFirst() throws Exception {
    assertThat(bench.rmdev("-Rl", "pci0"))
        .isEqualTo(
            said(
                """
                en0 Defined
                ent0 Defined
                hdisk0 Defined
                scsi0 Defined
                pci0 Defined
                """));
    assertThat(bench.written("pci", "mptspi", "unbind")).isEqualTo("0000:00:05.0");
  }

  @Test
  void childrenOnly_leaveTheParent() {
    assertThat(bench.rmdev("-d", "-p", "scsi0", "-R")).isEqualTo(said("hdisk0 deleted\n"));
    assertThat(bench.status("scsi0")).isEqualTo("1");
  }

  @Test
  void childrenOfNobody_areNone() {
    assertThat(bench.rmdev("-p", "hdisk0")).isEqualTo(said(""));
  }

  @Test
  void dependents_goBeforeWhatTheyDependOn() {
    bench.stanzas("CuDep:\n\tname = \"scsi0\"\n\tdependency = \"ent0\"\n");

    assertThat(bench.rmdev("-p", "pci0").out())
        .isEqualTo("en0 Defined\nhdisk0 Defined\nscsi0 Defined\nent0 Defined\n");
  }

  @Test
  void childInTheWay_isNamed() {
    assertThat(bench.rmdev("-l", "scsi0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (/usr/lib/methods/ucfgdev):
                	0514-029 Cannot perform the requested function because a child device of
                	the specified device is not in a correct state.
                	scsi0: its child hdisk0 is Available; give -R to include what is below
                """));
    assertThat(bench.status("scsi0")).isEqualTo("1");
  }

  /** Undefine knows no children at all, whatever their state. */
  @Test
  void definedChild_isInTheWayOfUndefine() {
    bench.rmdev("-l", "hdisk0");
    bench.rmdev("-l", "scsi0");

    assertThat(bench.rmdev("-dl", "scsi0").err())
        .isEqualTo(
            """
            Method error (/usr/lib/methods/undefine):
            	0514-029 Cannot perform the requested function because a child device of
            	the specified device is not in a correct state.
            	scsi0: its child hdisk0 is Defined; give -R to include what is below
            """);
  }

  @Test
  void dependent_isInTheWay() {
    bench.stanzas("CuDep:\n\tname = \"inet0\"\n\tdependency = \"hdisk0\"\n");

    assertThat(bench.rmdev("-l", "hdisk0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (/usr/lib/methods/ucfgdev):
                	0514-033 Cannot perform the requested function because there is another
                	device in the system which depends on this device.
                	hdisk0: inet0, which is Available, depends on it; remove that one first
                """));
  }

  /** The dependency is one only while the dependent works; its definition needs it longer. */
  @Test
  void definedDependent_isInTheWayOfUndefineOnly() {
    bench.stanzas("CuDep:\n\tname = \"inet0\"\n\tdependency = \"hdisk0\"\n");
    bench.rmdev("-l", "inet0");

    assertThat(bench.rmdev("-l", "hdisk0").code()).isEqualTo(ExitCode.OK);
    assertThat(bench.rmdev("-dl", "hdisk0").err()).contains("0514-033").contains("inet0");
    assertThat(bench.status("hdisk0")).isEqualTo("0");
  }

  @Test
  void dependencyOfADeviceThatIsNoMore_isNone() {
    bench.stanzas("CuDep:\n\tname = \"gone7\"\n\tdependency = \"hdisk0\"\n");

    assertThat(bench.rmdev("-dl", "hdisk0").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void usedDevice_isKept() throws Exception {
    bench.use(LUN, "sda1 is mounted on /srv");

    assertThat(bench.rmdev("-dl", "hdisk0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (/usr/lib/methods/ucfgdev):
                	0514-062 Cannot perform the requested function because the specified
                	device is busy.
                	hdisk0: sda1 is mounted on /srv
                """));
    assertThat(bench.status("hdisk0")).isEqualTo("1");
    assertThat(bench.written("scsi", "sd", "unbind")).isEmpty();
  }

  /** One is in use far down, so the others are not touched either. */
  @Test
  void usedDeviceBelow_keepsAllOfThem() throws Exception {
    bench.use(LUN, "sda1 is mounted on /srv");

    Ended ended = bench.rmdev("-R", "-l", "sys0");

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("0514-062").contains("hdisk0: sda1 is mounted on /srv");
    assertThat(bench.written("virtio", "virtio_net", "unbind")).isEmpty();
    assertThat(bench.get(StandardClasses.CUDV, "status=0")).isEmpty();
    assertThat(Unbound.of(bench.odm())).isEmpty();
  }

  @Test
  void interfaceWithAddress_isKeptThoughNothingWouldBeUnbound() {
    bench.use(VIRTIO + "/net/eth1", "eth1 has the address 192.0.2.1");

    assertThat(bench.rmdev("-l", "en0").err()).contains("en0: eth1 has the address 192.0.2.1");
  }

  @Test
  void driverThatDoesNotLetGo_isTheErrorAndTakenBack() throws Exception {
    Files.delete(root.resolve("sys/bus/pci/drivers/virtio-pci/unbind"));
    bench.rmdev("-l", "en0");

    assertThat(bench.rmdev("-l", "ent0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (/usr/lib/methods/ucfgdev):
                	E_CFGTERM: the driver could not let go of the device
                	ent0: unbind %s from driver virtio-pci: %s/sys/bus/pci/drivers/virtio-pci/unbind is not there
                """
                    .formatted(NIC, root)));
    assertThat(bench.written("virtio", "virtio_net", "bind")).isEqualTo("virtio0");
    assertThat(bench.status("ent0")).isEqualTo("1");
    assertThat(Unbound.of(bench.odm())).isEmpty();
  }

  @Test
  void unknownDevice_isNotInTheDatabase() {
    Ended expected =
        new Ended(
            ExitCode.FAILED,
            "",
            """
            rmdev: 0514-519 The following device was not found in the customized device\
             configuration database:
            	cd9
            """);

    assertThat(bench.rmdev("-l", "cd9")).isEqualTo(expected);
    assertThat(bench.rmdev("-p", "cd9")).isEqualTo(expected);
  }

  @Test
  void quiet_saysNothingAtAll() {
    assertThat(bench.rmdev("-q", "-l", "hdisk0")).isEqualTo(said(""));
    assertThat(bench.rmdev("-q", "-l", "cd9")).isEqualTo(new Ended(ExitCode.FAILED, "", ""));
    assertThat(bench.rmdev("-q", "-l", "pci0")).isEqualTo(new Ended(ExitCode.FAILED, "", ""));
  }

  @Test
  void lockedDevices_areNone() {
    assertThat(bench.rmdev("-g", "-l", "hdisk0")).isEqualTo(said("hdisk0 Defined\n"));
  }

  @Test
  void json_isForPrograms() {
    bench.rmdev("-l", "inet0");
    String out = bench.rmdev("--json", "-Rl", "scsi0").out();

    assertThat(JsonMapper.builder().build().readTree(out).toString())
        .isEqualTo(
            "[{\"name\":\"hdisk0\",\"status\":\"Defined\"},"
                + "{\"name\":\"scsi0\",\"status\":\"Defined\"}]");
    assertThat(bench.rmdev("--json", "-l", "cd9").out()).isEqualTo("[ ]\n");
  }

  @Test
  void optionsMayComeFromAFile() throws Exception {
    Path file = Files.writeString(root.resolve("flags"), "-d\n-l 'hdisk0'\n");

    assertThat(bench.rmdev("-f", file.toString())).isEqualTo(said("hdisk0 deleted\n"));
    assertThat(bench.rmdev("-f", root + "/none"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                "rmdev: cannot read the options in %s/none: %s/none\n".formatted(root, root)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-d | give a device with -l, or the one above those meant with -p",
        "-l a -p b | -l and -p exclude each other",
        "-d -S -l a | -d and -S exclude each other",
        "-l a b | unexpected argument b",
        "-l a -l b | give one device; call rmdev for each",
        "-x | unknown option -x"
      })
  void misuse_isToldWithTheSynopsis(String arguments, String message) {
    Ended ended = bench.rmdev(arguments.split(" "));

    assertThat(ended)
        .isEqualTo(
            new Ended(
                ExitCode.USAGE,
                "",
                "rmdev: "
                    + message
                    + "\nUsage: rmdev {-l | -p} NAME [-d | -S] [-R] [-g] [-q] [-f FILE] [--json]\n"));
  }

  @Test
  void stop_needsAStopMethod() {
    assertThat(bench.rmdev("-S", "-l", "hdisk0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                """
                Method error (Stop):
                	E_DEVSTATE: the device is in the wrong state
                	hdisk0 cannot be stopped: its type disk/scsi/osdisk has no Stop method
                """));
  }

  @Test
  void stop_runsTheMethodAndIsNoOtherState() throws Exception {
    String stop = bench.program("stpdisk", "echo \"$@\" >>" + root + "/stopped");
    bench.method("disk/scsi/osdisk", "Stop", stop);

    assertThat(bench.rmdev("-S", "-l", "hdisk0")).isEqualTo(said("hdisk0 Stopped\n"));
    assertThat(bench.rmdev("-S", "-l", "hdisk0")).isEqualTo(said("hdisk0 Stopped\n"));
    assertThat(root.resolve("stopped")).content().isEqualTo("-l hdisk0\n");
    assertThat(bench.status("hdisk0")).isEqualTo("2");
    assertThat(bench.written("scsi", "sd", "unbind")).isEmpty();
    assertThat(bench.rmdev("-l", "hdisk0")).isEqualTo(said("hdisk0 Defined\n"));
    assertThat(bench.rmdev("-S", "-l", "hdisk0").err())
        .contains("hdisk0 is Defined; configure it first: mkdev -l hdisk0");
  }

  /** Of what is below, those that can be are stopped. */
  @Test
  void stopOfChildren_takesThoseThatCanBeStopped() throws Exception {
    bench.method("disk/scsi/osdisk", "Stop", bench.program("stpdisk", "exit 0"));

    assertThat(bench.rmdev("-S", "-p", "sys0")).isEqualTo(said("hdisk0 Stopped\n"));
    assertThat(bench.status("scsi0")).isEqualTo("1");
  }

  @Test
  void ownMethods_areRunInPlaceOfOurs() throws Exception {
    String heard = " \"$@\" >>" + root + "/heard";
    bench.method("disk/scsi/osdisk", "Unconfigure", bench.program("ucfg", "echo ucfg" + heard));
    bench.method("disk/scsi/osdisk", "Undefine", bench.program("und", "echo und" + heard));

    assertThat(bench.rmdev("-dl", "hdisk0")).isEqualTo(said("hdisk0 deleted\n"));
    assertThat(root.resolve("heard")).content().isEqualTo("ucfg -l hdisk0\nund -l hdisk0\n");
    assertThat(bench.written("scsi", "sd", "unbind")).isEmpty();
    assertThat(bench.status("hdisk0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo no >&2; exit 12 | 0514-062 Cannot perform the requested function because the"
            + " specified~\tdevice is busy.~\thdisk0: no",
        "exit 27 | E_CFGTERM: the driver could not let go of the device~\thdisk0",
        "exit 99 | exit code 99, not an exit code of the method interface~\thdisk0"
      })
  void failureOfAnOwnMethod_isTheErrorOfThatMethod(String script, String message) throws Exception {
    String method = bench.program("ucfg", script);
    bench.method("disk/scsi/osdisk", "Unconfigure", method);

    assertThat(bench.rmdev("-dl", "hdisk0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                "Method error (" + method + "):\n\t" + message.replace("~", "\n") + "\n"));
    assertThat(bench.status("hdisk0")).isEqualTo("1");
  }

  @Test
  void methodThatHangs_isEndedAfterItsTypesLimit() throws Exception {
    String method = bench.program("ucfg", "exec sleep 100");
    bench.method("disk/scsi/osdisk", "Unconfigure", method);
    bench.stanzas(
        """
        PdAt:
        	uniquetype = "disk/scsi/*"
        	attribute = "unconfigure_limit"
        	deflt = "1"
        """);

    assertThat(bench.rmdev("-l", "hdisk0").err())
        .isEqualTo("Method error (" + method + "):\n\thdisk0: ended after its time limit of 1 s\n");
  }

  @Test
  void methodThatIsNothing_stopsBeforeAnythingIsDone() {
    bench.method("adapter/pci/pciclass.0100", "Undefine", "/opt/vendor/und");

    assertThat(bench.rmdev("-d", "-R", "-l", "scsi0"))
        .isEqualTo(
            new Ended(
                ExitCode.FAILED,
                "",
                "rmdev: scsi0: /opt/vendor/und is neither a program nor a built-in method;"
                    + " install it\n"));
    assertThat(bench.status("hdisk0")).isEqualTo("1");
  }

  /** What its type was, nobody knows any more; it can be removed all the same. */
  @Test
  void deviceWithoutType_canBeDeleted() {
    bench.device("foo0", 1, "sys0", "", "no/such/type");

    assertThat(bench.rmdev("-dl", "foo0")).isEqualTo(said("foo0 deleted\n"));
  }
}
