package org.cfgmgr.odm;

import java.util.Map;

/** One change of the store's content. */
public sealed interface OdmChange {
  /** Adds an object. */
  record Add(OdmObject object) implements OdmChange {}

  /** Sets the named values ({@code Long} or {@code String}) in every object that matches. */
  record Change(OdmClass type, Criteria criteria, Map<String, ?> values) implements OdmChange {
    public Change {
      values = Map.copyOf(values);
    }
  }

  /** Deletes every object that matches. */
  record Delete(OdmClass type, Criteria criteria) implements OdmChange {}
}
