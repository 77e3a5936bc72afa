package org.cfgmgr.match;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.StandardClasses;

/** The predefined attributes of types. */
public final class PredefinedAttributes {
  private static final BinaryOperator<PredefinedAttribute> MORE_SPECIFIC =
      BinaryOperator.maxBy(Comparator.comparingInt(PredefinedAttribute::weight));

  private final List<PredefinedAttribute> all;
  private final Map<String, List<PredefinedAttribute>> known = new ConcurrentHashMap<>();

  public PredefinedAttributes(Collection<PredefinedAttribute> all) {
    this.all = List.copyOf(all);
  }

  /** Reads those of a store. */
  public static PredefinedAttributes load(Odm odm) {
    return new PredefinedAttributes(
        odm.get(StandardClasses.PDAT, Criteria.all()).stream()
            .map(PredefinedAttribute::of)
            .toList());
  }

  /** The attributes of a type, by name; of two with one name the more specific stands. */
  public List<PredefinedAttribute> of(String uniquetype) {
    return known.computeIfAbsent(uniquetype, this::find);
  }

  private List<PredefinedAttribute> find(String uniquetype) {
    Map<String, PredefinedAttribute> found = new TreeMap<>();
    all.stream()
        .filter(attribute -> attribute.isFor(uniquetype))
        .forEach(attribute -> found.merge(attribute.name(), attribute, MORE_SPECIFIC));
    return List.copyOf(found.values());
  }
}
