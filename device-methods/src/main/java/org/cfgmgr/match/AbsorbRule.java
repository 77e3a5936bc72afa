package org.cfgmgr.match;

import java.util.function.Function;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.OdmObject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of what is no device of its own (class Absorbed).
 *
 * @param seq the row with the lowest number decides
 * @param match criteria over the facts of a device, as the table writes them; see {@link Facts}
 */
public record AbsorbRule(
    int seq, String bus, String match, Criteria criteria, AbsorbReason reason, AbsorbTarget into) {

  /**
   * Reads a row.
   *
   * @throws OdmException when the reason, the target or the criteria cannot be understood
   */
  static AbsorbRule of(OdmObject row) {
    String reason = row.text("reason");
    String into = row.text("into");
    String match = row.text("match");
    return new AbsorbRule(
        (int) row.number("seq"),
        row.text("bus"),
        match,
        Criteria.parse(match),
        AbsorbReason.of(reason)
            .orElseThrow(() -> new OdmException("reason '" + reason + "' is not on the list")),
        AbsorbTarget.of(into)
            .orElseThrow(() -> new OdmException("into '" + into + "' names no device")));
  }

  boolean matches(Function<String, @Nullable String> facts) {
    return criteria.matches(facts);
  }
}
