package org.cfgmgr.odm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object class: its name and its descriptors in the order in which stanzas list them. */
public final class OdmClass {
  private final String name;
  private final List<Descriptor> descriptors;
  private final Map<String, Integer> positions = new HashMap<>();

  public OdmClass(String name, List<Descriptor> descriptors) {
    this.name = name;
    this.descriptors = List.copyOf(descriptors);
    for (int i = 0; i < descriptors.size(); i++) {
      positions.put(descriptors.get(i).name(), i);
    }
  }

  public String name() {
    return name;
  }

  public List<Descriptor> descriptors() {
    return descriptors;
  }

  public Optional<Descriptor> descriptor(String descriptorName) {
    return Optional.ofNullable(positions.get(descriptorName)).map(descriptors::get);
  }

  /** The position of a descriptor. Throws {@link OdmException} when the class has none so named. */
  int position(String descriptorName) {
    Integer position = positions.get(descriptorName);
    if (position == null) {
      throw new OdmException("class " + name + " has no descriptor " + descriptorName);
    }
    return position;
  }

  @Override
  public String toString() {
    return name;
  }
}
