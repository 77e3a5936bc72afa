package org.cfgmgr.kernel;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An index that is replaced by a second source when it shows itself damaged. */
final class RepairedIndex implements AliasIndex {
  private final Supplier<AliasIndex> second;
  private final Consumer<String> problem;
  private volatile AliasIndex current = AliasIndex.NONE;

  RepairedIndex(Supplier<AliasIndex> first, Supplier<AliasIndex> second, Consumer<String> problem) {
    this.second = second;
    this.problem = problem;
    try {
      current = first.get();
    } catch (KernelException e) {
      replace(current, e);
    }
  }

  @Override
  public List<AliasMatch> lookup(String alias) {
    AliasIndex used = current;
    try {
      return used.lookup(alias);
    } catch (KernelException e) {
      replace(used, e);
      return current.lookup(alias);
    }
  }

  private synchronized void replace(AliasIndex damaged, KernelException why) {
    if (current == damaged) {
      problem.accept(String.valueOf(why.getMessage()));
      current = second.get();
    }
  }
}
