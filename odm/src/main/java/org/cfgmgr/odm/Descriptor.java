package org.cfgmgr.odm;

import static java.util.Objects.requireNonNull;

/**
 * One field of an object class.
 *
 * @param size for text the longest value in characters; 0 for numbers and for text that grows
 */
public record Descriptor(String name, OdmType type, int size) {
  public Descriptor {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }
}
