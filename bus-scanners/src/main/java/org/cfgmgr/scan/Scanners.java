package org.cfgmgr.scan;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The scanners there are. */
final class Scanners {
  private Scanners() {}

  /** One of each; what stands further down may ask for what those above it related. */
  static List<BusScanner> standard() {
    return List.of(
        new SystemScanner(),
        new CpuScanner(),
        new MemoryScanner(),
        new PciScanner(),
        new GenericScanner(PciScanner.ROOT_BUS),
        new VirtioScanner(),
        new UsbScanner(),
        new ScsiScanner(),
        new BlockScanner(),
        new NetScanner(),
        new AcpiScanner(),
        new PnpScanner(),
        new PlatformScanner());
  }

  static Map<String, BusScanner> byBus(Collection<? extends BusScanner> scanners) {
    return scanners.stream().collect(Collectors.toMap(BusScanner::bus, scanner -> scanner));
  }

  /** The last parts of the names of all files that any of these reads. */
  static Set<String> fileNames(Collection<? extends BusScanner> scanners) {
    Set<String> names = new HashSet<>(SystemScanner.fileNames());
    MachineFiles.ALL.forEach(file -> names.add(SysPath.name(file)));
    GenericScanner.ATTRIBUTES.forEach(name -> names.add(SysPath.name(name)));
    for (BusScanner scanner : scanners) {
      scanner.attributes().forEach(name -> names.add(SysPath.name(name)));
    }
    return names;
  }
}
