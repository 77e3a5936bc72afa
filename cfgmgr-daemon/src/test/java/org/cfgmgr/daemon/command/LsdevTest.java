package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.daemon.command.TestingMachine.type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.StandardClasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LsdevTest {
  @TempDir Path place;
  private TestingMachine machine;

  private final Lsdev lsdev =
      new Lsdev(
          () ->
              (recording, input, odm) ->
                  List.of(
                      new AllDevices.Entry("memory", "memory1", "/m", "", "memory-block", "mem0"),
                      new AllDevices.Entry("pci", "00:03.0", "/p" + recording, "ent0", "", "")));

  @BeforeEach
  void machine() throws IOException {
    machine =
        new TestingMachine(place)
            .seed(
                type("disk/scsi/lvd", 1, "16 Bit LVD SCSI Disk Drive")
                    + type("disk/sas/scsd", 2, "SAS Disk Drive")
                    + type("processor/sys/proc", 3, "Processor")
                    + type("adapter/pci/14106703", 4, "Gigabit Ethernet-SX PCI-X Adapter (%i)")
                    + type("sys/node/machine", 5, "System Object"));
    machine.run(lsdev);
  }

  /** The layout of public listings of AIX disks: an unused column is blanks, one blank between. */
  @Test
  void customized_asAixPrintsDisks() {
    machine.device("hdisk10", 1, "01-08-00", "sas0", "disk/sas/scsd");
    machine.device("hdisk2", 0, "", "sas0", "disk/sas/scsd");
    machine.device("hdisk0", 1, "40-60-00-4,0", "scsi0", "disk/scsi/lvd");

    assertThat(machine.run(lsdev, "-Cc", "disk"))
        .isEqualTo(
            new Outcome(
                0,
                """
                hdisk0  Available 40-60-00-4,0 16 Bit LVD SCSI Disk Drive
                hdisk2  Defined                SAS Disk Drive
                hdisk10 Available 01-08-00     SAS Disk Drive
                """,
                ""));
  }

  /** The listing in the fixtures of a public inventory tool for AIX. */
  @Test
  void customized_asAixPrintsProcessors() {
    machine.device("proc4", 0, "00-04", "sysplanar0", "processor/sys/proc");
    machine.device("proc0", 1, "00-00", "sysplanar0", "processor/sys/proc");

    assertThat(machine.run(lsdev).out())
        .isEqualTo(
            """
            proc0 Available 00-00 Processor
            proc4 Defined   00-04 Processor
            """);
  }

  /** The line of IBM's adapter in the same kind of fixtures. */
  @Test
  void format_copiesSeparators() {
    machine.device("ent0", 1, "1j-08", "pci1", "adapter/pci/14106703");
    machine.attribute("ent0", "hw_id", "14106703");

    assertThat(machine.run(lsdev, "-C", "-F", "name:type:description").out())
        .isEqualTo("ent0:14106703:Gigabit Ethernet-SX PCI-X Adapter (14106703)\n");
    assertThat(machine.run(lsdev, "-C", "-F", "<name>  status,class").out())
        .isEqualTo("<ent0>  Available,adapter\n");
  }

  @Test
  void description_withoutKnownId() {
    machine.device("ent0", 1, "1j-08", "pci1", "adapter/pci/14106703");
    machine.device("odd0", 1, "", "", "no/such/type");

    assertThat(machine.run(lsdev, "-F", "name class description").out())
        .isEqualTo("ent0 adapter Gigabit Ethernet-SX PCI-X Adapter\nodd0 no      N/A\n");
  }

  @Test
  void ourColumns_comeFromTheRun() {
    machine.device("ent0", 1, "00-03", "pci0", "adapter/pci/14106703");
    machine.attribute("ent0", "sysfs_path", "/devices/pci0000:00/0000:00:03.0");
    machine.attribute("ent0", "unique_id", "mac:525400123456");

    assertThat(machine.run(lsdev, "-HF", "name kname driver unique_id physloc parent").out())
        .isEqualTo(
            """
            name kname        driver unique_id        physloc                          parent
            ent0 0000:00:03.0        mac:525400123456 /devices/pci0000:00/0000:00:03.0 pci0
            """);
    machine.attribute("ent0", "kernel_name", "eth0");
    assertThat(machine.run(lsdev, "-F", "kname").out()).isEqualTo("eth0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "d,hdisk0",
    "D,hdisk0",
    "0,hdisk0",
    "defined,hdisk0",
    "Defined,hdisk0",
    "a,hdisk1",
    "A,hdisk1",
    "1,hdisk1",
    "available,hdisk1",
    "s,hdisk2",
    "S,hdisk2",
    "2,hdisk2",
    "stopped,hdisk2"
  })
  void state_inAllSpellings(String state, String name) {
    for (int i = 0; i < 3; i++) {
      machine.device("hdisk" + i, i, "", "scsi0", "disk/scsi/lvd");
    }

    assertThat(machine.run(lsdev, "-S", state, "-F", "name").out()).isEqualTo(name + "\n");
  }

  @Test
  void state_unknown() {
    Outcome outcome = machine.run(lsdev, "-S", "broken");

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .startsWith(
            "lsdev: unknown state broken; states are defined (d, 0), available (a, 1) and stopped"
                + " (s, 2)\nUsage: lsdev [-C]");
  }

  /** odmadd lets any number pass; the listing goes on. */
  @Test
  void state_thatIsNone_isPrintedAsItStands() {
    machine.device("hdisk0", 7, "", "scsi0", "disk/scsi/lvd");

    assertThat(machine.run(lsdev, "-F", "name status").out()).isEqualTo("hdisk0 7\n");
  }

  @Test
  void filters_takeWildcards() {
    machine.device("hdisk0", 1, "", "scsi0", "disk/scsi/lvd");
    machine.device("hdisk1", 1, "", "sas0", "disk/sas/scsd");
    machine.device("proc0", 1, "", "sys0", "processor/sys/proc");

    assertThat(names("-l", "hdisk[1-9]")).isEqualTo("hdisk1\n");
    assertThat(names("-c", "d*")).isEqualTo("hdisk0\nhdisk1\n");
    assertThat(names("-s", "s?s")).isEqualTo("hdisk1\nproc0\n");
    assertThat(names("-t", "lvd")).isEqualTo("hdisk0\n");
    assertThat(names("-p", "s*s*0")).isEqualTo("hdisk0\nhdisk1\nproc0\n");
    assertThat(machine.run(lsdev, "-l", "cd*")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void parent_listsItsChildren() {
    machine.device("sys0", 1, "", "", "sys/node/machine");
    machine.device("proc0", 1, "", "sys0", "processor/sys/proc");

    assertThat(names("-p", "sys0")).isEqualTo("proc0\n");
    assertThat(names("-p", "proc0")).isEmpty();
  }

  @Test
  void unknownDevice_isAnError() {
    machine.device("proc0", 1, "", "sys0", "processor/sys/proc");
    String message =
        "lsdev: 0514-519 The following device was not found in the customized device configuration"
            + " database:\n\thdisk9\n";

    assertThat(machine.run(lsdev, "-l", "hdisk9")).isEqualTo(new Outcome(1, "", message));
    assertThat(machine.run(lsdev, "-p", "hdisk9")).isEqualTo(new Outcome(1, "", message));
    machine.input("proc0\nhdisk9");
    assertThat(machine.run(lsdev, "-l", "-", "-F", "name"))
        .isEqualTo(new Outcome(1, "proc0\n", message));
  }

  @Test
  void distinctValues_areSorted() {
    machine.device("hdisk0", 1, "", "scsi10", "disk/scsi/lvd");
    machine.device("hdisk1", 1, "", "scsi2", "disk/scsi/lvd");
    machine.device("hdisk2", 1, "", "scsi2", "disk/sas/scsd");

    assertThat(machine.run(lsdev, "-r", "parent").out()).isEqualTo("scsi2\nscsi10\n");
    assertThat(machine.run(lsdev, "-Pr", "class").out())
        .isEqualTo("adapter\ndisk\nprocessor\nsys\n");
    assertThat(machine.run(lsdev, "-r", "parent", "--json").out())
        .isEqualTo("[ \"scsi2\", \"scsi10\" ]\n");
  }

  @Test
  void predefined_showsTypes() {
    assertThat(machine.run(lsdev, "-PHc", "disk").out())
        .isEqualTo(
            """
            class type subclass description
            disk  lvd  scsi     16 Bit LVD SCSI Disk Drive
            disk  scsd sas      SAS Disk Drive
            """);
    assertThat(machine.run(lsdev, "-P", "-F", "uniquetype,description", "-c", "adapter").out())
        .isEqualTo("adapter/pci/14106703,Gigabit Ethernet-SX PCI-X Adapter\n");
  }

  @Test
  void header_asAixPrintsIt() {
    machine.device("proc0", 1, "00-00", "sys0", "processor/sys/proc");

    assertThat(machine.run(lsdev, "-CHx").out())
        .isEqualTo(
            """
            name  status    location description
            proc0 Available 00-00    Processor
            """);
  }

  @Test
  void json_holdsTheUsualColumns() {
    machine.device("ent0", 1, "00-03", "pci0", "adapter/pci/14106703");

    assertThat(machine.run(lsdev, "--json").out())
        .isEqualTo(
            """
            [ {
              "name" : "ent0",
              "status" : "Available",
              "class" : "adapter",
              "subclass" : "pci",
              "type" : "14106703",
              "location" : "00-03",
              "parent" : "pci0",
              "connwhere" : "",
              "driver" : "",
              "kname" : "",
              "unique_id" : "",
              "description" : "Gigabit Ethernet-SX PCI-X Adapter"
            } ]
            """);
    assertThat(machine.run(lsdev, "--json", "-F", "name").out())
        .isEqualTo("[ {\n  \"name\" : \"ent0\"\n} ]\n");
  }

  @Test
  void all_showsEveryEntry() {
    assertThat(machine.run(lsdev, "--all", "-H").out())
        .isEqualTo(
            """
            bus    kname   device reason       absorbed_by
            memory memory1 -      memory-block mem0
            pci    00:03.0 ent0   -            -
            """);
    assertThat(machine.run(lsdev, "--all", "-F", "bus/kname").out())
        .isEqualTo("memory/memory1\npci/00:03.0\n");
    assertThat(machine.run(lsdev, "--all", "--hardware", "x", "-F", "path").out())
        .isEqualTo("/m\n/px\n");
  }

  /** What the last run did not find is nowhere. */
  @Test
  void position_isThatAmongItsKind() {
    machine.device("hdisk0", 1, "", "sas0", "disk/sas/scsd");
    machine.device("hdisk1", 1, "", "sas0", "disk/sas/scsd");
    machine.device("hdisk2", 1, "", "sas0", "disk/sas/scsd");
    machine.attribute("hdisk0", "sysfs_path", "/devices/host10/x");
    machine.attribute("hdisk1", "sysfs_path", "/devices/host9/x");
    for (String name : List.of("hdisk0", "hdisk1")) {
      machine.attribute(name, "size_in_mb", "1024");
    }
    machine.apply(
        List.of(
            new OdmChange.Change(
                StandardClasses.CUDV, Criteria.equal("name", "hdisk2"), Map.of("chgstatus", 3L))));

    assertThat(machine.run(lsdev, "-F", "kind|position|name").out())
        .isEqualTo(
            """
            disk/sas/scsd of 1024 MB|2|hdisk0
            disk/sas/scsd of 1024 MB|1|hdisk1
            ||hdisk2
            """);
  }

  @Test
  void noDevices_isNoError() {
    assertThat(machine.run(lsdev)).isEqualTo(new Outcome(0, "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Z|unknown option -Z",
        "-CZ|unknown option -Z",
        "--al|unknown option --al",
        "-c|option -c needs a value",
        "disk|unexpected argument disk",
        "-CP|-C and -P exclude each other",
        "-P -l x|-P and -l exclude each other",
        "-P -p x|-P and -p exclude each other",
        "-P -S d|-P and -S exclude each other",
        "-F name -r name|-F and -r exclude each other",
        "--all -c disk|--all and -c exclude each other",
        "--all -F name|there is no column name; there are bus kname device reason absorbed_by path",
        "--hardware x|--hardware goes with --all",
        "-F :|-F ':' names no column"
      })
  void usage_toldInALine(String lineAndMessage) {
    String[] parts = lineAndMessage.split("\\|", 2);
    Outcome outcome = machine.run(lsdev, parts[0].split(" ", -1));

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("lsdev: " + parts[1] + "\nUsage: lsdev [-C]");
  }

  @Test
  void unknownColumn_namesThoseThereAre() {
    Outcome outcome = machine.run(lsdev, "-F", "nmae");

    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .startsWith(
            "lsdev: there is no column nmae; there are name status chgstatus ddins location parent"
                + " connwhere PdDvLn type class subclass prefix devid base");
  }

  private String names(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("-F", "name"));
    return machine.run(lsdev, all.toArray(new String[0])).out();
  }
}
