package org.cfgmgr.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The predefined attributes of types. */
public final class PredefinedAttributes {
  private final List<PredefinedAttribute> all;
  private final Map<String, List<PredefinedAttribute>> known = new ConcurrentHashMap<>();

  public PredefinedAttributes(Collection<PredefinedAttribute> all) {
    this.all = List.copyOf(all);
  }

  /** Reads those of a store. */
  public static PredefinedAttributes load(Odm odm) {
    // Loops, since lsattr starts faster without the stream library.
    List<PredefinedAttribute> all = new ArrayList<>();
    for (OdmObject object : odm.get(StandardClasses.PDAT, Criteria.all())) {
      all.add(PredefinedAttribute.of(object));
    }
    return new PredefinedAttributes(all);
  }

  /** The attributes of a type, by name; of two with one name the more specific stands. */
  public List<PredefinedAttribute> of(String uniquetype) {
    return known.computeIfAbsent(uniquetype, this::find);
  }

  private List<PredefinedAttribute> find(String uniquetype) {
    Map<String, PredefinedAttribute> found = new TreeMap<>();
    for (PredefinedAttribute attribute : all) {
      PredefinedAttribute other = found.get(attribute.name());
      boolean better = other == null || attribute.weight() > other.weight();
      if (better && attribute.isFor(uniquetype)) {
        found.put(attribute.name(), attribute);
      }
    }
    return List.copyOf(found.values());
  }
}
