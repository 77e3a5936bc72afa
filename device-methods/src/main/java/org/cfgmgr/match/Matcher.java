package org.cfgmgr.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.scan.Device;
import org.cfgmgr.scan.DeviceTree;

/**
 * Tells what every entry of sysfs is. A pure function of facts, the predefined devices and the
 * table of what is absorbed; which driver is bound plays no part.
 */
public final class Matcher {
  private final Predefined predefined;
  private final AbsorbTable absorbed;

  public Matcher(Predefined predefined, AbsorbTable absorbed) {
    this.predefined = predefined;
    this.absorbed = absorbed;
  }

  /** A matcher of what a store holds. */
  public static Matcher load(Odm odm) {
    return new Matcher(
        Predefined.load(odm), new AbsorbTable(odm.get(StandardClasses.ABSORBED, Criteria.all())));
  }

  public Predefined predefined() {
    return predefined;
  }

  /** One line for each row of the tables that could not be understood. */
  public List<String> problems() {
    return absorbed.problems();
  }

  /** What a device of a tree is. */
  public Match match(Device device, DeviceTree tree) {
    Optional<AbsorbRule> rule = absorbed.find(device.bus(), Facts.of(device, tree));
    if (rule.isEmpty()) {
      return type(device);
    }
    return new Match.Absorbed(rule.get(), rule.get().into().in(tree, device).map(Device::path));
  }

  /** The most specific type of a device, whether or not the device is absorbed. */
  public Match.OfType type(Device device) {
    List<TypeKey> tried = new ArrayList<>();
    for (TypeKey key : TypeKeys.of(device)) {
      Optional<PdDv> type = predefined.find(key);
      if (type.isPresent()) {
        return new Match.OfType(type.get(), key, tried);
      }
      tried.add(key);
    }
    throw new IllegalStateException("the catch-all is always among the keys");
  }

  /** Why a device is what it is, a line for each step. */
  public List<String> explain(Device device, DeviceTree tree) {
    Match match = match(device, tree);
    return match instanceof Match.Absorbed absorbedMatch
        ? explain(absorbedMatch)
        : explain((Match.OfType) match);
  }

  private static List<String> explain(Match.Absorbed match) {
    AbsorbRule rule = match.rule();
    return List.of(
        "absorbed by the row bus %s, seq %d: %s"
            .formatted(rule.bus(), rule.seq(), rule.match().isEmpty() ? "all" : rule.match()),
        "reason %s: %s".formatted(match.reason().word(), match.reason().explanation()),
        "absorbed by " + match.into().orElse("nothing"));
  }

  private static List<String> explain(Match.OfType match) {
    List<String> lines = new ArrayList<>();
    match.tried().forEach(key -> lines.add("no type " + key));
    lines.add("type %s by %s".formatted(match.type().uniquetype(), match.key()));
    return lines;
  }
}
