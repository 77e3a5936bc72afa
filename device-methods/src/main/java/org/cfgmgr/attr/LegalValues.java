package org.cfgmgr.attr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.match.PredefinedAttribute;

/**
 * The legal values of an attribute, as PdAt writes them (IBM, "Predefined Attribute (PdAt) Object
 * Class"): {@code a,b,c}, or ranges with a step each, {@code 1-9,2,20-40}; numbers are decimal, or
 * hexadecimal with {@code 0x}.
 */
public final class LegalValues {
  private static final LegalValues ANY = new LegalValues(List.of(), false);

  private final List<Range> ranges;
  private final boolean numeric;

  /**
   * The numbers from the first to the last; a word or a number alone is both at once.
   *
   * @param step as it is written, "" for a word or a number alone
   */
  private record Range(String first, String last, String step) {
    String line() {
      return step.isEmpty() ? first : first + "..." + last + " (+" + step + ")";
    }

    boolean holds(String value, boolean numeric) {
      return step.isEmpty()
          ? first.equals(value) || (numeric && KernelValue.same(first, value))
          : KernelValue.number(value).map(this::holds).orElse(false);
    }

    private boolean holds(BigInteger number) {
      Optional<BigInteger> low = KernelValue.number(first);
      Optional<BigInteger> high = KernelValue.number(last);
      BigInteger by = KernelValue.number(step).orElse(BigInteger.ONE).max(BigInteger.ONE);
      return low.isPresent()
          && high.isPresent()
          && number.compareTo(low.get()) >= 0
          && number.compareTo(high.get()) <= 0
          && number.subtract(low.get()).mod(by).signum() == 0;
    }
  }

  private LegalValues(List<Range> ranges, boolean numeric) {
    this.ranges = List.copyOf(ranges);
    this.numeric = numeric;
  }

  /** Those that an attribute of type regular has in PdAt. */
  public static LegalValues of(PredefinedAttribute attribute) {
    return of(attribute.values(), attribute.rep());
  }

  /**
   * Reads the values of PdAt.
   *
   * @param rep the representation; {@code r} in it means ranges, {@code n} numbers
   */
  public static LegalValues of(String values, String rep) {
    boolean numeric = rep.indexOf('n') >= 0;
    if (values.isEmpty()) {
      return numeric ? new LegalValues(List.of(), true) : ANY;
    }
    return new LegalValues(ranges(values.split(",", -1), rep.indexOf('r') >= 0), numeric);
  }

  /** What the kernel lists: words, or one range of numbers. */
  public static LegalValues listed(List<String> choices, String rep) {
    return of(String.join(",", choices), rep);
  }

  private static List<Range> ranges(String[] words, boolean ranged) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      String word = words[i].strip();
      int dash = ranged ? dash(word) : -1;
      if (dash < 0) {
        ranges.add(new Range(word, word, ""));
      } else {
        boolean stepped = i + 1 < words.length && dash(words[i + 1].strip()) < 0;
        String step = stepped ? words[++i].strip() : "1";
        ranges.add(new Range(word.substring(0, dash), word.substring(dash + 1), step));
      }
    }
    return ranges;
  }

  /** The dash between two numbers, not the sign of the first. */
  private static int dash(String word) {
    return word.indexOf('-', 1);
  }

  /** Whether a value is one of them; numbers may be written in another way. */
  public boolean allows(String value) {
    if (ranges.isEmpty()) {
      return !numeric || KernelValue.number(value).isPresent();
    }
    for (Range range : ranges) {
      if (range.holds(value, numeric)) {
        return true;
      }
    }
    return false;
  }

  /**
   * One value or range each, a range as {@code start...end (+step)}; none when any number, or any
   * text at all, is legal.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Range range : ranges) {
      lines.add(range.line());
    }
    return lines;
  }

  /** Whether only numbers are legal. */
  public boolean isNumeric() {
    return numeric;
  }

  /** For people: what is legal. */
  public String describe() {
    if (ranges.isEmpty()) {
      return numeric ? "legal are numbers" : "any text is legal";
    }
    return "legal are " + String.join(", ", lines());
  }
}
