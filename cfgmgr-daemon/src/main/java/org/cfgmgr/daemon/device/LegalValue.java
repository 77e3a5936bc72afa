package org.cfgmgr.daemon.device;

import java.math.BigInteger;
import java.util.Optional;
import org.cfgmgr.match.PredefinedAttribute;

/** Whether a value is one that PdAt allows: {@code a,b,c}, or ranges {@code 1-9,2}. */
final class LegalValue {
  private LegalValue() {}

  /** Why a value is not legal; empty when it is. */
  static Optional<String> problem(PredefinedAttribute attribute, String value) {
    boolean numeric = attribute.rep().indexOf('n') >= 0;
    if (numeric && number(value).isEmpty()) {
      return Optional.of("not a number");
    }
    boolean legal =
        attribute.values().isEmpty()
            || (attribute.rep().indexOf('r') < 0
                ? isListed(attribute.values(), value, numeric)
                : isInRange(attribute.values(), value));
    return legal ? Optional.empty() : Optional.of("legal are " + attribute.values());
  }

  private static boolean isListed(String values, String value, boolean numeric) {
    for (String word : values.split(",", -1)) {
      boolean same = numeric && number(word).isPresent() && number(word).equals(number(value));
      if (same || word.strip().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInRange(String values, String value) {
    Optional<BigInteger> asked = number(value);
    String[] words = values.split(",", -1);
    for (int i = 0; i < words.length && asked.isPresent(); i++) {
      String word = words[i].strip();
      boolean stepped = i + 1 < words.length && dash(words[i + 1].strip()) < 0 && dash(word) > 0;
      String step = stepped ? words[++i] : "1";
      if (isWithin(word, number(step).orElse(BigInteger.ONE), asked.get())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String range, BigInteger step, BigInteger asked) {
    int dash = dash(range);
    Optional<BigInteger> low = number(dash < 0 ? range : range.substring(0, dash));
    Optional<BigInteger> high = number(dash < 0 ? range : range.substring(dash + 1));
    return low.isPresent()
        && high.isPresent()
        && asked.compareTo(low.get()) >= 0
        && asked.compareTo(high.get()) <= 0
        && (step.signum() <= 0 || asked.subtract(low.get()).mod(step).signum() == 0);
  }

  /** The dash between two numbers, not the sign of the first. */
  private static int dash(String word) {
    return word.indexOf('-', 1);
  }

  private static Optional<BigInteger> number(String text) {
    String word = text.strip();
    if (word.matches("0[xX][0-9a-fA-F]{1,32}")) {
      return Optional.of(new BigInteger(word.substring(2), 16));
    }
    return word.matches("[+-]?[0-9]{1,40}") ? Optional.of(new BigInteger(word)) : Optional.empty();
  }
}
