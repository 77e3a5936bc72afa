package org.cfgmgr.match;

import java.util.List;
import java.util.Optional;
import org.cfgmgr.odm.PdDv;

/** What matching says about an entry of sysfs: its type, or why it is no device of its own. */
public sealed interface Match {
  /**
   * It is a device of a type.
   *
   * @param key the key that the type was found by
   * @param tried the keys that were tried before, more specific ones, without success
   */
  record OfType(PdDv type, TypeKey key, List<TypeKey> tried) implements Match {
    public OfType {
      tried = List.copyOf(tried);
    }

    /** Whether only the type for everything else was left. */
    public boolean isCatchAll() {
      return key.equals(Predefined.CATCH_ALL);
    }
  }

  /**
   * It is no device of its own.
   *
   * @param rule the row that decided
   * @param into the sysfs path of what absorbs it, which may be absorbed itself; empty when nothing
   *     does
   */
  record Absorbed(AbsorbRule rule, Optional<String> into) implements Match {
    public AbsorbReason reason() {
      return rule.reason();
    }
  }
}
