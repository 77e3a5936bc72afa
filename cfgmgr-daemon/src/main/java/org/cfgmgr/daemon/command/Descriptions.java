package org.cfgmgr.daemon.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.Criteria;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmObject;
import org.cfgmgr.odm.StandardClasses;

/** The texts that types and attributes are described by. All are read at once, when first asked. */
final class Descriptions {
  /** What stands for a text that the catalogue does not have. */
  static final String UNKNOWN = "N/A";

  private static final String ID = "%i";

  private final Odm odm;
  private final Map<String, String> texts = new HashMap<>();

  Descriptions(Odm odm) {
    this.odm = odm;
  }

  /**
   * Describes devices of a type.
   *
   * @param hwId the device's own id, such as 8086100e; "" when it is not known
   */
  String ofType(OdmObject type, String hwId) {
    return withId(text(type, type.text("msgno")), hwId);
  }

  /** Whether the description of a type holds the device's own id. */
  boolean holdsId(OdmObject type) {
    return text(type, type.text("msgno")).contains(ID);
  }

  /** Describes an attribute of a type; "" when the attribute has no description. */
  String ofAttribute(OdmObject type, String index) {
    return index.equals("0") ? "" : text(type, index);
  }

  private String text(OdmObject type, String msgno) {
    if (texts.isEmpty()) {
      load();
    }
    return texts.getOrDefault(key(type.text("catalog"), type.text("setno"), msgno), UNKNOWN);
  }

  private void load() {
    List<OdmObject> messages = odm.get(StandardClasses.MESSAGES, Criteria.all());
    for (OdmObject message : messages) {
      texts.putIfAbsent(
          key(message.text("catalog"), message.text("setno"), message.text("msgno")),
          message.text("text"));
    }
    texts.put("", UNKNOWN);
  }

  private static String key(String catalog, String setno, String msgno) {
    return String.join("/", catalog, setno, msgno);
  }

  private static String withId(String text, String hwId) {
    int at = text.indexOf(ID);
    if (at < 0) {
      return text;
    }
    if (!hwId.isEmpty()) {
      return text.replace(ID, hwId);
    }
    return text.replace(" (" + ID + ")", "").replace(ID, "").strip();
  }
}
