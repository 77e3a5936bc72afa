package org.cfgmgr.odm;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An object of a class: immutable, with a value for every descriptor ("" or 0 when not given). */
public final class OdmObject {
  private final OdmClass type;
  private final List<Object> values;

  private OdmObject(OdmClass type, List<Object> values) {
    this.type = type;
    this.values = List.copyOf(values);
  }

  /**
   * Makes an object from named values: {@code Long} for numbers, {@code String} for text.
   *
   * @throws OdmException when a name is unknown, or a value has the wrong kind, range or length
   */
  public static OdmObject of(OdmClass type, Map<String, ?> named) {
    return new OdmObject(type, Values.inOrder(type, named));
  }

  /** An object whose values were checked when they were stored. */
  static OdmObject stored(OdmClass type, List<Object> values) {
    return new OdmObject(type, values);
  }

  public OdmClass type() {
    return type;
  }

  /** The values in descriptor order, each a {@code Long} or a {@code String}. */
  public List<Object> values() {
    return values;
  }

  /** The value as text; numbers in decimal. */
  public String text(String descriptor) {
    return values.get(type.position(descriptor)).toString();
  }

  public long number(String descriptor) {
    return values.get(type.position(descriptor)) instanceof Long number ? number : 0;
  }

  /** A copy with some values replaced; checked as by {@link #of}. */
  public OdmObject with(Map<String, ?> changed) {
    return new OdmObject(type, Values.replaced(type, values, changed));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OdmObject o
        && type.name().equals(o.type.name())
        && values.equals(o.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type.name(), values);
  }

  @Override
  public String toString() {
    return type.name() + values;
  }
}
