package org.cfgmgr.scan.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code hwinfo} prints, with or without its log: a block for each device. Those without a
 * modalias are what other devices show: disks, interfaces, monitors.
 */
final class HwinfoText implements Format {
  /** {@code 28: PCI 1f.2: 0106 SATA controller (AHCI 1.0)}. */
  private static final Pattern HEAD = Pattern.compile("\\d{1,4}: .*\\S: \\p{XDigit}{4,6} .*");

  private static final Pattern FIELD = Pattern.compile("  ([A-Z][A-Za-z ]*): \"?(.*?)\"?");
  private static final String ALIAS = "Module Alias";
  private static final String PATH = "SysFS ID";
  private static final String NAME = "SysFS BusID";
  private static final String LOG = "============ start hardware info ============";

  @Override
  public boolean begins(Line line) {
    return HEAD.matcher(line.text()).matches() || line.text().startsWith(LOG);
  }

  @Override
  public Told read(List<Line> lines) {
    Told told = new Told();
    Map<String, String> block = new HashMap<>();
    Line aliasLine = new Line(0, "");
    for (Line line : lines) {
      Matcher field = FIELD.matcher(line.text());
      if (line.isBlank() || HEAD.matcher(line.text()).matches()) {
        finish(aliasLine, block, told);
      } else if (field.matches()) {
        block.putIfAbsent(field.group(1), field.group(2));
        aliasLine = field.group(1).equals(ALIAS) ? line : aliasLine;
      }
    }
    finish(aliasLine, block, told);
    return told;
  }

  private static void finish(Line line, Map<String, String> block, Told told) {
    String alias = block.getOrDefault(ALIAS, "");
    String path = block.getOrDefault(PATH, "");
    if (!alias.isEmpty()) {
      boolean placed = path.startsWith(Places.DEVICES);
      ListedDevice device =
          ListedDevice.of("", placed ? path : "", alias)
              .drivenBy(
                  block.getOrDefault("Driver", ""),
                  Driver.module(block.getOrDefault("Driver Modules", "")));
      String name =
          placed ? path.substring(path.lastIndexOf('/') + 1) : block.getOrDefault(NAME, "");
      add(line, name, device, told);
    }
    block.clear();
  }

  private static void add(Line line, String name, ListedDevice device, Told told) {
    if (!device.modalias().matches("[A-Za-z][\\w.+-]{0,31}:\\S.*")) {
      throw line.wrong(device.modalias(), "is no modalias");
    }
    if (Buses.prefix(device.modalias()).equals("pci")) {
      PciFunction.checked(line, device);
    }
    told.add(line, name, device);
  }
}
