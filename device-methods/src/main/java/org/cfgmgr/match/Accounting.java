package org.cfgmgr.match;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where all entries of a scan have gone.
 *
 * @param devices how many are devices
 * @param catchAll how many of these no type but the one for everything else was for
 * @param absorbed how many are no devices of their own, by reason
 */
public record Accounting(int devices, int catchAll, Map<AbsorbReason, Integer> absorbed) {
  public Accounting {
    Map<AbsorbReason, Integer> copy = new EnumMap<>(AbsorbReason.class);
    copy.putAll(absorbed);
    absorbed = Collections.unmodifiableMap(copy);
  }

  static Accounting of(Collection<Match> matches) {
    int devices = 0;
    int catchAll = 0;
    Map<AbsorbReason, Integer> absorbed = new EnumMap<>(AbsorbReason.class);
    for (Match match : matches) {
      if (match instanceof Match.Absorbed rule) {
        absorbed.merge(rule.reason(), 1, Integer::sum);
      } else {
        devices++;
        catchAll += ((Match.OfType) match).isCatchAll() ? 1 : 0;
      }
    }
    return new Accounting(devices, catchAll, absorbed);
  }

  /** All entries. */
  public int total() {
    return devices + absorbed.values().stream().mapToInt(Integer::intValue).sum();
  }
}
