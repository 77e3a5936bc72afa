package org.cfgmgr.kernel;

import java.util.List;

/** Alias patterns and the modules they stand for. */
interface AliasIndex {
  /** An index without a pattern. */
  AliasIndex NONE = alias -> List.of();

  /**
   * Every match, by priority. A module is named once for each of its patterns that match.
   *
   * @throws KernelException when the index turns out to be damaged
   */
  List<AliasMatch> lookup(String alias);
}
