package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cfgmgr.odm.OdmObject;

/**
 * What is to be defined.
 *
 * @param type the object of its type in PdDv
 * @param parent the device it is attached to, "" for none
 * @param where the place at the parent, "" when the user named none
 * @param name the logical name that the user wants, "" for the next free one
 * @param attributes the values that the user gave
 */
record Definition(
    OdmObject type, String parent, String where, String name, Map<String, String> attributes) {

  String subclass() {
    return type.text("subclass");
  }

  String uniquetype() {
    return type.text("uniquetype");
  }

  /** The path of the Define method. */
  String method() {
    String path = type.text("Define");
    return path.isEmpty() ? "Define" : path;
  }

  /** For people, where no name is known yet. */
  String label() {
    return name.isEmpty() ? uniquetype() : name;
  }

  /** What a Define method that is a program is given (IBM, "Writing a Define Method"). */
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-c", type.text("class"), "-s", subclass(), "-t", type.text("type")));
    add(words, "-p", parent);
    add(words, "-w", where);
    add(words, "-l", name);
    return words;
  }

  private static void add(List<String> words, String option, String value) {
    if (!value.isEmpty()) {
      words.add(option);
      words.add(value);
    }
  }
}
