package org.cfgmgr.odm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads criteria from left to right. */
final class CriteriaParser {
  private final String text;
  private int at;

  CriteriaParser(String text) {
    this.text = text;
  }

  List<Comparison> parse() {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(comparison());
    for (skipBlanks(); at < text.length(); skipBlanks()) {
      if (!word("and")) {
        throw expected("AND or the end");
      }
      comparisons.add(comparison());
    }
    return comparisons;
  }

  /** Writes a constant so that this parser reads it back from between quotes. */
  static String escape(String constant, char quote) {
    return constant.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
  }

  private Comparison comparison() {
    String name = name();
    return new Comparison(name, operator(), constant());
  }

  private String name() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw expected("a descriptor's name");
    }
    return text.substring(start, at);
  }

  private Operator operator() {
    skipBlanks();
    for (Operator operator : Operator.values()) {
      if (operator == Operator.LIKE ? word("like") : symbol(operator.text)) {
        return operator;
      }
    }
    throw expected("one of = != > >= < <= like");
  }

  private String constant() {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return quoted(text.charAt(at++));
    }
    if (at == text.length() || "=<>!".indexOf(text.charAt(at)) >= 0) {
      throw expected("a value");
    }
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted(char quote) {
    int open = at - 1;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      }
      boolean escaped = c == '\\' && at < text.length() && isEscapable(text.charAt(at), quote);
      value.append(escaped ? text.charAt(at++) : c);
    }
    at = open;
    throw expected("a closing " + quote + " for the quote that opens");
  }

  private static boolean isEscapable(char c, char quote) {
    return c == quote || c == '\\';
  }

  private boolean symbol(String symbol) {
    boolean found = text.startsWith(symbol, at);
    at += found ? symbol.length() : 0;
    return found;
  }

  private boolean word(String word) {
    int end = at + word.length();
    boolean found =
        end <= text.length()
            && text.substring(at, end).toLowerCase(Locale.ROOT).equals(word)
            && (end == text.length() || !isNamePart(text.charAt(end)));
    at = found ? end : at;
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private OdmException expected(String what) {
    return new OdmException(
        "criteria \"%s\", column %d: expected %s".formatted(text, at + 1, what));
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
