package org.cfgmgr.odm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks values against their descriptors. */
final class Values {
  private Values() {}

  static List<Object> inOrder(OdmClass type, Map<String, ?> named) {
    List<Object> empty = new ArrayList<>();
    for (Descriptor descriptor : type.descriptors()) {
      empty.add(descriptor.type().isNumber() ? (Object) 0L : "");
    }
    return replaced(type, empty, named);
  }

  static List<Object> replaced(OdmClass type, List<Object> values, Map<String, ?> changed) {
    List<Object> result = new ArrayList<>(values);
    changed.forEach(
        (name, value) -> {
          int position = type.position(name);
          result.set(position, checked(type, type.descriptors().get(position), value));
        });
    return result;
  }

  static Object checked(OdmClass type, Descriptor descriptor, Object value) {
    return descriptor.type().isNumber()
        ? number(type, descriptor, value)
        : text(type, descriptor, value);
  }

  private static Long number(OdmClass type, Descriptor descriptor, Object value) {
    if (!(value instanceof Number number)) {
      throw refused(type, descriptor, value, "is not a number");
    }
    long wide = number.longValue();
    if (number.doubleValue() != wide) {
      throw refused(type, descriptor, value, "is not a whole number");
    }
    boolean fits =
        switch (descriptor.type()) {
          case SHORT -> wide == (short) wide;
          case LONG -> wide == (int) wide;
          default -> true;
        };
    if (!fits) {
      throw refused(type, descriptor, value, "is out of range");
    }
    return wide;
  }

  private static String text(OdmClass type, Descriptor descriptor, Object value) {
    if (!(value instanceof String text)) {
      throw refused(type, descriptor, value, "is not text");
    }
    if (text.indexOf('\0') >= 0) {
      throw refused(type, descriptor, value, "holds a NUL character");
    }
    if (text.codePoints()
        .anyMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE)) {
      throw refused(type, descriptor, value, "holds half a character (a lone surrogate)");
    }
    if (descriptor.size() > 0 && text.length() > descriptor.size()) {
      throw refused(type, descriptor, value, "is longer than " + descriptor.size() + " characters");
    }
    return text;
  }

  private static OdmException refused(
      OdmClass type, Descriptor descriptor, Object value, String why) {
    return new OdmException(
        "%s.%s: value '%s' %s".formatted(type.name(), descriptor.name(), value, why));
  }
}
