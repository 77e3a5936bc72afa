package org.cfgmgr.odm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Objects with values that are hard to write and to read, the same ones for the same seed. */
public final class ObjectGenerator {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\\",
          "\\\\",
          "\\n",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "  ",
          "=",
          ":",
          "#",
          "*",
          "?",
          "[",
          "]",
          "[!",
          "^",
          "-",
          ",",
          "a",
          "B",
          "z",
          "0",
          "9",
          "-1",
          "AND",
          " like ",
          "%",
          "_",
          "CuDv:",
          "\n\tname = \"x\"",
          "\u0001",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00e9",
          "\u00df",
          "\u2028",
          "\u3042",
          "\ue000",
          "\ufeff",
          "\ud83d\ude00",
          "\ud834\udd1e");

  private static final List<String> WHOLES =
      List.of(
          "",
          " ",
          "\\",
          "\"",
          "\"\"",
          "'",
          "\n",
          "\r",
          "\t",
          "x\\",
          "x\"",
          "\\\"",
          " x ",
          "\tx\t",
          "#x",
          "*x",
          "x:",
          "x=y",
          "0",
          "-1",
          "\ud83d\ude00");

  private final Random random;
  private final long seed;

  public ObjectGenerator(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** An object with a value in every descriptor. */
  public OdmObject next(OdmClass type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Descriptor descriptor : type.descriptors()) {
      values.put(descriptor.name(), value(descriptor));
    }
    return OdmObject.of(type, values);
  }

  /** A value that a descriptor may hold. */
  public Object value(Descriptor descriptor) {
    return switch (descriptor.type()) {
      case SHORT -> number(Short.MIN_VALUE, Short.MAX_VALUE);
      case LONG -> number(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG64 -> number(Long.MIN_VALUE, Long.MAX_VALUE);
      default -> text(descriptor.size());
    };
  }

  /** One of the constants. */
  public <T> T pick(List<T> constants) {
    return constants.get(random.nextInt(constants.size()));
  }

  /** A number from 0 to one less than the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  private long number(long lowest, long highest) {
    return switch (random.nextInt(6)) {
      case 0 -> lowest;
      case 1 -> highest;
      case 2 -> 0;
      case 3 -> -1;
      default -> random.nextInt(20);
    };
  }

  private String text(int size) {
    int longest = size == 0 ? 400 : size;
    String text =
        switch (random.nextInt(8)) {
          case 0, 1 -> pick(WHOLES);
          case 2 -> "\\".repeat(longest);
          case 3 -> pieces(longest);
          default -> pieces(1 + random.nextInt(Math.min(longest, 24)));
        };
    return cut(text, longest);
  }

  private String pieces(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(pick(PIECES));
    }
    return cut(text.toString(), length);
  }

  /** No character is cut in two. */
  private static String cut(String text, int longest) {
    int end = Math.min(text.length(), longest);
    boolean inPair =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, inPair ? end - 1 : end);
  }

  /** For messages: how to get the same objects again. */
  @Override
  public String toString() {
    return "new ObjectGenerator(" + seed + "L)";
  }
}
