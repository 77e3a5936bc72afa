package org.cfgmgr.daemon.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.CuAt;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmChange;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The machine that a system ran on last, as its ODM has it in attributes of sys0. */
public final class KnownMachine {
  private static final String SYSTEM = "sys0";
  private static final String PREFIX = "machine_";
  private static final String UNFINISHED = "machine_restore";

  private final Odm odm;

  public KnownMachine(Odm odm) {
    this.odm = odm;
  }

  /** Compares it with the machine that is. */
  public Comparison compared(Identity now) {
    Map<String, String> stored = stored();
    return stored.isEmpty() ? Comparison.first() : Comparison.of(Identity.of(stored), now);
  }

  /** What a restore that is under way still has to do, in words; empty when none is. */
  public Set<String> unfinished() {
    String text = stored().getOrDefault(UNFINISHED, "");
    return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(" ", -1)));
  }

  /**
   * Remembers a machine; writes nothing that stands there already.
   *
   * @param unfinished what a restore still has to do on it
   */
  public void remember(Identity now, Set<String> unfinished) {
    Map<String, String> wanted = new LinkedHashMap<>(now.attributes());
    wanted.put(UNFINISHED, String.join(" ", new TreeSet<>(unfinished)));
    store(wanted);
  }

  /** The same where no restore is under way. */
  public void remember(Identity now) {
    remember(now, Set.of());
  }

  /** Remembers what a restore still has to do. */
  public void remember(Set<String> unfinished) {
    store(Map.of(UNFINISHED, String.join(" ", new TreeSet<>(unfinished))));
  }

  private void store(Map<String, String> wanted) {
    Map<String, String> stored = stored();
    List<OdmChange> changes = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          if (!value.equals(stored.getOrDefault(name, ""))) {
            changes.add(new OdmChange.Delete(StandardClasses.CUAT, of(name)));
            changes.add(new OdmChange.Add(hidden(name, value).toObject()));
          }
        });
    if (!changes.isEmpty()) {
      odm.apply(changes);
    }
  }

  /** Not shown by lsattr, for which these are of no use. */
  private static CuAt hidden(String attribute, String value) {
    return new CuAt(SYSTEM, attribute, value, "R", "", "s", 0);
  }

  private Map<String, String> stored() {
    Map<String, String> stored = new HashMap<>();
    for (OdmObject object : odm.get(StandardClasses.CUAT, Criteria.equal("name", SYSTEM))) {
      if (object.text("attribute").startsWith(PREFIX)) {
        stored.put(object.text("attribute"), object.text("value"));
      }
    }
    return stored;
  }

  private static Criteria of(String attribute) {
    return Criteria.equal("name", SYSTEM).and(Criteria.equal("attribute", attribute));
  }
}
