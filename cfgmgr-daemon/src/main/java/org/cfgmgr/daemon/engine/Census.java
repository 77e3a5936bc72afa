package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Match;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.Hardware;

/** Accounts for every entry of a machine's buses. */
public final class Census {
  private final LogicalTree tree;
  private final Naming naming;

  private Census(LogicalTree tree, Naming naming) {
    this.tree = tree;
    this.naming = naming;
  }

  /**
   * An entry.
   *
   * @param name the logical device that it is, "" when it is none of its own
   * @param reason why it is none, a word of the closed list; "" for a device
   * @param by the logical device that absorbs it, "" when none does
   */
  public record Entry(Device device, String name, String reason, String by) {}

  /** Scans a machine; devices that the ODM does not know yet have the names they would get. */
  public static List<Entry> of(Hardware hardware, Odm odm) {
    LogicalTree tree = LogicalTree.of(hardware.scan(), Matcher.load(odm));
    Census census = new Census(tree, new Naming(new DeviceStore(odm), tree));
    List<Entry> entries = new ArrayList<>();
    tree.all().forEach(device -> census.naming.define(device, ""));
    tree.devices().all().forEach(device -> entries.add(census.entry(device)));
    return entries;
  }

  private Entry entry(Device device) {
    String owner = tree.owner(device.path()).map(this::name).orElse("");
    return tree.match(device.path()).orElseThrow() instanceof Match.Absorbed absorbed
        ? new Entry(device, "", absorbed.reason().word(), owner)
        : new Entry(device, owner, "", "");
  }

  private String name(Logical device) {
    return naming.known(device.path()).orElse("");
  }
}
