package org.cfgmgr.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cfgmgr.daemon.command.TestingMachine.type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.TestingMachine.Outcome;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.Vpd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LscfgTest {
  private static final String DISK =
      "  hdisk0           01-08-00-4,0  16 Bit LVD SCSI Disk Drive\n";

  @TempDir Path place;
  private TestingMachine machine;
  private final Lscfg lscfg = new Lscfg("amd64");

  @BeforeEach
  void machine() throws IOException {
    machine =
        new TestingMachine(place)
            .seed(
                type("sys/node/machine", 1, "System Object")
                    + type("processor/sys/proc", 2, "Processor")
                    + type("bus/pci/pci", 3, "PCI Bus")
                    + type("disk/scsi/lvd", 4, "16 Bit LVD SCSI Disk Drive")
                    + type("disk/block/loop", 5, "Loop Device")
                    + type("if/EN/en", 6, "Standard Ethernet Network Interface"));
    machine.run(new Odmshow());
    machine.device("en0", 1, "", "sys0", "if/EN/en");
    machine.device("hdisk0", 1, "01-08-00-4,0", "pci0", "disk/scsi/lvd");
    machine.device("hdisk1", 0, "01-08-00-5,0", "pci0", "disk/scsi/lvd");
    machine.device("loop0", 1, "", "sys0", "disk/block/loop");
    machine.device("pci0", 1, "00-00", "sys0", "bus/pci/pci");
    machine.device("proc1", 1, "", "sys0", "processor/sys/proc");
    machine.device("proc0", 1, "", "sys0", "processor/sys/proc");
    machine.device("sys0", 1, "", "", "sys/node/machine");
    machine.attribute("loop0", "sysfs_path", "/devices/virtual/block/loop0");
    machine.apply(
        List.of(
            new OdmChange.Change(
                StandardClasses.CUDV, Criteria.equal("name", "hdisk1"), Map.of("chgstatus", 3))));
  }

  /** Banner and legend as in public lscfg output; each device stands below its parent. */
  @Test
  void list_ofTheHardwareThatIsThere() {
    assertThat(machine.run(lscfg))
        .isEqualTo(
            new Outcome(
                0,
                """
                INSTALLED RESOURCE LIST

                The following resources are installed on the machine.
                +/- = Added or deleted from Resource List.
                *   = Diagnostic support not available.

                  Model Architecture: x86_64
                  Model Implementation: Multiple Processor, PCI bus

                + sys0                           System Object
                + pci0             00-00         PCI Bus
                + hdisk0           01-08-00-4,0  16 Bit LVD SCSI Disk Drive
                + proc0                          Processor
                + proc1                          Processor
                """,
                ""));
  }

  /** The dotted labels as in public lscfg output of such a disk. */
  @Test
  void vitalProductData_ofADisk() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("MF", "IBM");
    fields.put("TM", "ST373453LC");
    fields.put("SN", "00060321");
    fields.put("PN", "");
    fields.put("Z0", "000003129F00013E");
    vpd("hdisk0", Vpd.encode(fields));

    assertThat(machine.run(lscfg, "-vl", "hdisk0").out())
        .isEqualTo(
            DISK
                + """

                        Manufacturer................IBM
                        Machine Type and Model......ST373453LC
                        Serial Number...............00060321
                        Part Number.................
                        Device Specific.(Z0)........000003129F00013E

                """);
    assertThat(machine.run(lscfg, "-v").out())
        .startsWith(
            """
            INSTALLED RESOURCE LIST WITH VPD

            The following resources are installed on your machine.

              Model Architecture: x86_64
              Model Implementation: Multiple Processor, PCI bus

              sys0                           System Object
            """)
        .contains(DISK + "\n        Manufacturer................IBM\n");
  }

  @Test
  void brokenVitalProductData_isLeftOut() {
    vpd("hdisk0", "rubbish");

    assertThat(machine.run(lscfg, "-vl", "hdisk0")).isEqualTo(new Outcome(0, DISK, ""));
  }

  @Test
  void name_showsAlsoWhatIsNoHardware() {
    assertThat(machine.run(lscfg, "-l", "en*").out())
        .isEqualTo("  en0                Standard Ethernet Network Interface\n");
  }

  @Test
  void name_thatIsNotThere() {
    assertThat(machine.run(lscfg, "-l", "cd9"))
        .isEqualTo(new Outcome(1, "", "lscfg: device cd9 not found.\n"));
    assertThat(machine.run(lscfg, "-l", "hdisk1"))
        .isEqualTo(
            new Outcome(1, "", "lscfg: device hdisk1 is defined and is not there any more.\n"));
  }

  @Test
  void json_withVitalProductData() {
    vpd("hdisk0", Vpd.encode(Map.of("SN", "00060321")));

    assertThat(machine.run(lscfg, "-vl", "hdisk0", "--json").out())
        .isEqualTo(
            """
            [ {
              "name" : "hdisk0",
              "location" : "01-08-00-4,0",
              "description" : "16 Bit LVD SCSI Disk Drive",
              "vpd" : {
                "Serial Number" : "00060321"
              }
            } ]
            """);
  }

  /** odmadd lets a ring pass; nothing is lost and nothing is listed twice. */
  @Test
  void ringOfParents_isListedOnce() {
    machine.device("pci8", 1, "", "pci9", "bus/pci/pci");
    machine.device("pci9", 1, "", "pci8", "bus/pci/pci");

    assertThat(machine.run(lscfg).out()).containsOnlyOnce("+ pci8").containsOnlyOnce("+ pci9");
  }

  @Test
  void usage_toldInALine() {
    assertThat(machine.run(lscfg, "-p"))
        .isEqualTo(
            new Outcome(2, "", "lscfg: unknown option -p\nUsage: lscfg [-v] [-l NAME] [--json]\n"));
  }

  private void vpd(String name, String data) {
    machine.apply(
        List.of(
            new OdmChange.Add(
                OdmObject.of(StandardClasses.CUVPD, Map.of("name", name, "vpd", data)))));
  }
}
