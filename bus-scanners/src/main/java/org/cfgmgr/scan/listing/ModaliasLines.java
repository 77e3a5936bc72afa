package org.cfgmgr.scan.listing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modaliases, one a line, each perhaps after the path of its file as grep prints it. Beside them a
 * line may be {@code PATH:TEXT} of another file of sysfs or proc, or only the path of a directory.
 */
final class ModaliasLines implements Format {
  private static final Pattern MODALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]{0,31}:\\S.*");

  /** Devices may have colons in their names, the names of these files have none. */
  private static final Pattern FILE = Pattern.compile("/?((?:sys|proc)/.*?)/modalias:(.*)");

  private static final Pattern OTHER_FILE = Pattern.compile("/?((?:sys|proc)/[^:]+):(.*)");
  private static final Pattern DIRECTORY = Pattern.compile("/?(sys/(?:firmware|bus)/[\\w/-]+?)/?");
  private static final Pattern ON_BUS = Pattern.compile("sys/bus/([^/]+)/devices/([^/]+)");
  private static final String IN_TREE = "sys/devices/";
  private static final Pattern IN_CLASS = Pattern.compile("sys/class/[^/]+/[^/]+");

  @Override
  public boolean begins(Line line) {
    String text = line.text().strip();
    return text.startsWith("#")
        || MODALIAS.matcher(text).matches()
        || FILE.matcher(text).matches()
        || UeventLines.fits(text)
        || DIRECTORY.matcher(text).matches();
  }

  @Override
  public Told read(List<Line> lines) {
    Told told = new Told();
    UeventLines uevents = new UeventLines();
    for (Line line : lines) {
      String text = line.text().strip();
      boolean says = !text.isEmpty() && !text.startsWith("#");
      if (says && !uevents.take(line, text)) {
        read(line, text, told);
      }
    }
    uevents.tell((entry, directory) -> standing(entry.line(), directory, entry.device(), told));
    return told;
  }

  private static void read(Line line, String text, Told told) {
    Matcher file = FILE.matcher(text);
    Matcher directory = DIRECTORY.matcher(text);
    Matcher other = OTHER_FILE.matcher(text);
    if (file.matches()) {
      standing(line, file.group(1), ListedDevice.of("", "", file.group(2)), told);
    } else if (directory.matches()) {
      told.directories.add(directory.group(1));
    } else if (other.matches()) {
      told.files.put(other.group(1), other.group(2));
    } else {
      add(line, "", ListedDevice.of("", "", text), told);
    }
  }

  /** A device whose directory is told. */
  private static void standing(Line line, String directory, ListedDevice device, Told told) {
    Matcher onBus = ON_BUS.matcher(directory);
    if (onBus.matches()) {
      add(line, onBus.group(2), device.at(onBus.group(1), ""), told);
    } else if (directory.startsWith(IN_TREE)) {
      String path = directory.substring("sys".length());
      add(line, path.substring(path.lastIndexOf('/') + 1), device.at("", path), told);
    } else if (IN_CLASS.matcher(directory).matches()) {
      add(line, "", device, told);
    } else {
      throw line.wrong(directory, "is no directory of a device");
    }
  }

  private static void add(Line line, String name, ListedDevice device, Told told) {
    String modalias = device.modalias();
    if (!MODALIAS.matcher(modalias).matches()) {
      throw line.wrong(modalias, "is no modalias; give " + Listings.ACCEPTED);
    }
    switch (Buses.prefix(modalias)) {
      case "cpu" -> processor(line, name, device, told);
      case "dmi" -> told.files.putAll(DmiModalias.files(modalias));
      // What a device of another bus says of itself for programs, not for the kernel.
      case "input" -> {}
      case "pci" -> told.add(line, name, PciFunction.checked(line, device));
      default -> told.add(line, name, device);
    }
  }

  /** All processors have the same, which the kernel also shows above them. */
  private static void processor(Line line, String name, ListedDevice device, Told told) {
    told.files.put("sys/devices/system/cpu/modalias", device.modalias());
    if (name.startsWith("cpu") && !name.equals("cpu")) {
      told.add(line, name, device);
    }
  }
}
