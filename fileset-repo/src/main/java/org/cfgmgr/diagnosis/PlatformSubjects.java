package org.cfgmgr.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;
import org.cfgmgr.scan.Fact;
import org.cfgmgr.scan.MachineFiles;
import org.cfgmgr.scan.SysTree;

/**
 * What is asked of a machine beside drivers: the machine itself, its processor, and the channels to
 * what it runs on, each under the name by which rules of the catalogue know it.
 */
public final class PlatformSubjects {
  private static final String SYSTEM = "sys0";
  private static final String PROCESSOR = "proc0";

  /** The parts of a modalias of DMI, in its order (kernel, drivers/firmware/dmi-id.c). */
  private static final List<Map.Entry<String, String>> DMI =
      List.of(
          Map.entry("bvn", "bios_vendor"),
          Map.entry("bvr", "bios_version"),
          Map.entry("bd", "bios_date"),
          Map.entry("svn", "sys_vendor"),
          Map.entry("pn", "product_name"),
          Map.entry("pvr", "product_version"),
          Map.entry("rvn", "board_vendor"),
          Map.entry("rn", "board_name"),
          Map.entry("ct", "chassis_type"));

  private PlatformSubjects() {}

  /** Those of a machine. */
  public static List<Subject> of(DeviceTree devices, SysTree files) {
    List<Subject> subjects = new ArrayList<>();
    devices.get("/devices").ifPresent(system -> subjects.add(system(system)));
    files
        .read(MachineFiles.PROCESSOR)
        .ifPresent(modalias -> subjects.add(subject(PROCESSOR, modalias)));
    MachineFiles.virtioPorts(files)
        .forEach(name -> subjects.add(subject(SYSTEM, "virtio-port:" + name)));
    devices.all().stream()
        .filter(device -> device.bus().equals("vmbus"))
        .forEach(device -> subjects.add(subject(SYSTEM, device.modalias())));
    return subjects;
  }

  private static Subject system(Device system) {
    StringBuilder modalias = new StringBuilder("dmi:");
    for (Map.Entry<String, String> part : DMI) {
      String value = system.fact(part.getValue()).replaceAll("[^!-~]|:", "");
      modalias.append(value.isEmpty() ? "" : part.getKey() + value + ":");
    }
    return subject(SYSTEM, modalias.toString());
  }

  private static Subject subject(String name, String modalias) {
    Device entry = Device.of("", Map.of(Fact.MODALIAS, modalias));
    return new Subject(name, entry, Subject.State.DRIVERLESS, List.of());
  }
}
