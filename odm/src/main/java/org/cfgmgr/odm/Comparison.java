package org.cfgmgr.odm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/** One comparison of a query: a descriptor or fact, an operator, a constant. */
record Comparison(String name, Operator operator, String constant) {
  /** Facts are text; where both sides are numbers, order is that of the numbers. */
  boolean holdsForFact(String value) {
    if (!isOrder()) {
      return holdsForText(value);
    }
    OptionalLong left = Numbers.parse(value);
    OptionalLong right = Numbers.parse(constant);
    return (left.isPresent() && right.isPresent())
        ? operator.accepts(Long.compare(left.getAsLong(), right.getAsLong()))
        : holdsForText(value);
  }

  boolean holdsFor(OdmObject object) {
    OdmType type = object.type().descriptors().get(object.type().position(name)).type();
    if (!type.isNumber()) {
      return holdsForText(object.text(name));
    }
    return operator == Operator.LIKE
        ? holdsForText(object.text(name))
        : operator.accepts(Long.compare(object.number(name), number(object.type())));
  }

  /** The constant as a number. Throws {@link OdmException} when the descriptor needs one. */
  long number(OdmClass type) {
    return Numbers.parse(constant)
        .orElseThrow(
            () ->
                new OdmException(
                    "%s.%s is a number and cannot be compared with '%s'"
                        .formatted(type.name(), name, constant)));
  }

  private boolean holdsForText(String value) {
    return operator == Operator.LIKE
        ? ShellPattern.matches(constant, value)
        : operator.accepts(order(value, constant));
  }

  private boolean isOrder() {
    return operator != Operator.EQUAL
        && operator != Operator.NOT_EQUAL
        && operator != Operator.LIKE;
  }

  /** As SQLite orders text: by its UTF-8 bytes. */
  private static int order(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    boolean quotes = constant.indexOf('\'') >= 0;
    char quote = quotes ? '"' : '\'';
    String operatorText = operator == Operator.LIKE ? " like " : operator.text;
    return name + operatorText + quote + CriteriaParser.escape(constant, quote) + quote;
  }
}
