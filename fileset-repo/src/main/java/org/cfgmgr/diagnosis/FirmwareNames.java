package org.cfgmgr.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names that drivers ask for. A driver that knows several versions of a file asks for one after
 * the other and is content with any, so that versions of one file are alternatives.
 */
final class FirmwareNames {
  /** The last number of a name: in most names the version. */
  private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*(?=\\D*$)");

  private FirmwareNames() {}

  /** Whether two names differ in nothing but a version. */
  static boolean alternatives(String one, String other) {
    return family(one).equals(family(other));
  }

  /** Those of a list that differ from a name in nothing but the version. */
  static List<String> alternatives(String name, List<String> names) {
    return names.stream().filter(other -> alternatives(name, other)).toList();
  }

  private static String family(String name) {
    return VERSION.matcher(name).replaceFirst("#");
  }
}
