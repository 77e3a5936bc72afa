package org.cfgmgr.odm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query: comparisons joined by AND, as AIX's ODM has them. There is no OR, no NOT and there are
 * no parentheses.
 *
 * <pre>name='ent0' AND attribute like 'alt*' AND status &gt; 0</pre>
 */
public final class Criteria {
  private static final Criteria ALL = new Criteria(List.of());

  private final List<Comparison> comparisons;

  private Criteria(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
  }

  /** Matches every object. */
  public static Criteria all() {
    return ALL;
  }

  /** A comparison for equality with a value that is taken as it stands. */
  public static Criteria equal(String descriptor, String value) {
    return new Criteria(List.of(new Comparison(descriptor, Operator.EQUAL, value)));
  }

  /** This query and another, both. */
  public Criteria and(Criteria other) {
    List<Comparison> both = new ArrayList<>(comparisons);
    both.addAll(other.comparisons);
    return new Criteria(both);
  }

  /**
   * Parses criteria; blank text matches everything.
   *
   * @throws OdmException naming the text, the column and what was expected there
   */
  public static Criteria parse(String text) {
    return text.isBlank() ? ALL : new Criteria(new CriteriaParser(text).parse());
  }

  /** Whether named facts match; an absent fact (null) compares as "". */
  public boolean matches(Function<String, @Nullable String> facts) {
    for (Comparison comparison : comparisons) {
      String value = facts.apply(comparison.name());
      if (!comparison.holdsForFact(value == null ? "" : value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an object matches, numbers compared as numbers. */
  public boolean matches(OdmObject object) {
    for (Comparison comparison : comparisons) {
      if (!comparison.holdsFor(object)) {
        return false;
      }
    }
    return true;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Criteria criteria && comparisons.equals(criteria.comparisons);
  }

  @Override
  public int hashCode() {
    return Objects.hash(comparisons);
  }

  /** Text that parses back to an equal query. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Comparison comparison : comparisons) {
      text.append(text.isEmpty() ? "" : " AND ").append(comparison);
    }
    return text.toString();
  }
}
