package org.cfgmgr.daemon.command;

import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.odm.Descriptor;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** A predefined device: the descriptors of PdDv, and their description. */
record TypeRow(OdmObject type, Descriptions descriptions) implements Row {
  static List<String> columnNames() {
    List<String> names = new ArrayList<>();
    for (Descriptor descriptor : StandardClasses.PDDV.descriptors()) {
      names.add(descriptor.name());
    }
    names.add("description");
    return names;
  }

  @Override
  public String text(String column) {
    return column.equals("description") ? descriptions.ofType(type, "") : type.text(column);
  }
}
