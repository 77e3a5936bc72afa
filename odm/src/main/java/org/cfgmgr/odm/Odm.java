package org.cfgmgr.odm;

import java.util.List;

/**
 * A store of objects. Objects come back in the order in which they were added.
 *
 * <p>All methods throw {@link OdmException} when the store cannot be read or written.
 */
public interface Odm extends AutoCloseable {
  /** The class of that name, of the standard ones. Throws when there is none. */
  OdmClass type(String name);

  /** Every class this store knows, in a fixed order. */
  List<OdmClass> types();

  List<OdmObject> get(OdmClass type, Criteria criteria);

  /** Applies all changes in one transaction, or none. Returns how many objects were touched. */
  int apply(List<? extends OdmChange> changes);

  /** A number that is another one once another process, or another opening, has written. */
  long version();

  @Override
  void close();
}
