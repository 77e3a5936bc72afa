package org.cfgmgr.scan.listing;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A device as a listing tells of it.
 *
 * @param bus the bus it is on
 * @param path where it stands, from the root of sysfs; made up where the listing does not tell
 * @param modalias what modprobe would be asked for, "" when it is only told of by others
 * @param driver what drove it on the machine that was listed, "" when nothing did or it is not told
 * @param module the module of that driver, "" when not told
 * @param variables of its uevent file, beside the modalias and the driver
 * @param attributes by the name of their file
 * @param links the path that each leads to, by its name
 */
public record ListedDevice(
    String bus,
    String path,
    String modalias,
    String driver,
    String module,
    SortedMap<String, String> variables,
    SortedMap<String, String> attributes,
    SortedMap<String, String> links) {
  /**
   * The variable that names what a listing does not tell of the device, with blanks between:
   *
   * <ul>
   *   <li>{@code subsystem}: of a PCI function; there are zeros for it
   *   <li>{@code interface}: the programming interface of a PCI function; there is the usual one
   *   <li>{@code place}: its name and all above it are made up
   *   <li>{@code parent}: what is above it is made up
   * </ul>
   */
  public static final String NOT_TOLD = "NOT_TOLD";

  static ListedDevice of(String bus, String path, String modalias) {
    return new ListedDevice(
        bus, path, modalias, "", "", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** The last part of the path, which is the kernel's name where it is not made up. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  ListedDevice at(String otherBus, String otherPath) {
    return new ListedDevice(
        otherBus, otherPath, modalias, driver, module, variables, attributes, links);
  }

  ListedDevice drivenBy(String otherDriver, String otherModule) {
    return new ListedDevice(
        bus, path, modalias, otherDriver, otherModule, variables, attributes, links);
  }

  ListedDevice notTold(String what) {
    String known = variables.getOrDefault(NOT_TOLD, "");
    return withVariable(NOT_TOLD, known.isEmpty() ? what : known + " " + what);
  }

  ListedDevice withVariable(String name, String value) {
    return new ListedDevice(
        bus, path, modalias, driver, module, with(variables, name, value), attributes, links);
  }

  ListedDevice withAttribute(String name, String value) {
    return new ListedDevice(
        bus, path, modalias, driver, module, variables, with(attributes, name, value), links);
  }

  ListedDevice withLink(String name, String target) {
    return new ListedDevice(
        bus, path, modalias, driver, module, variables, attributes, with(links, name, target));
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> map, String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(map);
    more.put(name, value);
    return more;
  }
}
