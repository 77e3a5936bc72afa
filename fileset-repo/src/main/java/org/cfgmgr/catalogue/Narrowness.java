package org.cfgmgr.catalogue;

import java.util.Comparator;
import org.cfgmgr.kernel.PatternTable;

/** Patterns that say most come first: those with most characters that stand for themselves. */
final class Narrowness {
  static final Comparator<PatternTable.Row<?>> FIRST =
      Comparator.<PatternTable.Row<?>>comparingInt(row -> -row.fixedCharacters())
          .thenComparingInt(PatternTable.Row::order);

  private Narrowness() {}
}
