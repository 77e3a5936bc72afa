package org.cfgmgr.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.PdDv;
import org.cfgmgr.odm.StandardClasses;

/** The predefined devices, in memory. */
public final class Predefined {
  /** The type of a device that no other type is for. */
  public static final TypeKey CATCH_ALL = new TypeKey("generic", "generic");

  private final Map<String, PdDv> byName = new LinkedHashMap<>();
  private final Map<TypeKey, PdDv> byKey = new HashMap<>();

  /**
   * Indexes types. Of two with the same key in one subclass the first stands.
   *
   * @throws OdmException when the type for everything else is not among them
   */
  public Predefined(Collection<PdDv> types) {
    for (PdDv type : types) {
      byName.putIfAbsent(type.uniquetype(), type);
      byKey.putIfAbsent(new TypeKey(type.subclass(), type.key()), type);
    }
    if (!byKey.containsKey(CATCH_ALL)) {
      throw new OdmException(
          "PdDv holds no type generic/generic/generic, which every unknown device is of;"
              + " add it again from other.odm with odmadd");
    }
  }

  /** Reads the types of a store. */
  public static Predefined load(Odm odm) {
    return new Predefined(
        odm.get(StandardClasses.PDDV, Criteria.all()).stream().map(PdDv::of).toList());
  }

  /** The type with that unique name: {@code adapter/pci/8086100e}. */
  public Optional<PdDv> type(String uniquetype) {
    return Optional.ofNullable(byName.get(uniquetype));
  }

  /** The type that answers to a key. */
  public Optional<PdDv> find(TypeKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All types, in the order in which they were added. */
  public Collection<PdDv> all() {
    return byName.values();
  }
}
