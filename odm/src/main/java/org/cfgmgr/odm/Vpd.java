package org.cfgmgr.odm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vital product data as CuVPD keeps it: a field after the other, each {@code *}, its keyword of two
 * characters, the length of its value, the value (IBM, "Customized VPD (CuVPD) Object Class"). The
 * length is written as two hexadecimal digits, so that all of it stays text: {@code
 * *SN04A123*EC00}.
 */
public final class Vpd {
  private static final int LONGEST = 0xff;
  private static final int HEAD = 5;

  private Vpd() {}

  /**
   * Writes fields in their order. Values that are longer than 255 characters are cut.
   *
   * @throws OdmException when a keyword is not two characters long
   */
  public static String encode(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((keyword, value) -> append(text, keyword, value));
    return text.toString();
  }

  /** Reads fields in their order; what is no field, and all after it, is left out. */
  public static Map<String, String> decode(String vpd) {
    Map<String, String> fields = new LinkedHashMap<>();
    int at = 0;
    int end = fieldEnd(vpd, at);
    while (end > at) {
      fields.put(vpd.substring(at + 1, at + 3), vpd.substring(at + HEAD, end));
      at = end;
      end = fieldEnd(vpd, at);
    }
    return Collections.unmodifiableMap(fields);
  }

  private static void append(StringBuilder text, String keyword, String value) {
    if (keyword.length() != 2) {
      throw new OdmException("VPD keyword '" + keyword + "' is not two characters long");
    }
    String kept = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    text.append('*').append(keyword);
    text.append(Character.forDigit(kept.length() >> 4, 16));
    text.append(Character.forDigit(kept.length() & 0xf, 16)).append(kept);
  }

  /** Where the field that begins at {@code at} ends; {@code at} when none does. */
  private static int fieldEnd(String vpd, int at) {
    if (vpd.length() < at + HEAD || vpd.charAt(at) != '*') {
      return at;
    }
    int high = Character.digit(vpd.charAt(at + 3), 16);
    int low = Character.digit(vpd.charAt(at + 4), 16);
    int end = at + HEAD + (high << 4) + low;
    return high < 0 || low < 0 || end > vpd.length() ? at : end;
  }
}
