package org.cfgmgr.daemon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does several things side by side, and gives their results in the order of the things. */
final class Pool implements AutoCloseable {
  private final ExecutorService threads;

  /**
   * Starts it.
   *
   * @param width how many things are done at the same time
   */
  Pool(int width) {
    threads =
        Executors.newFixedThreadPool(
            width,
            work -> {
              Thread thread = new Thread(work, "method");
              thread.setDaemon(true);
              return thread;
            });
  }

  <A, B> List<B> all(List<A> things, Function<A, B> work) {
    List<Future<B>> started =
        things.stream().map(thing -> threads.submit(() -> work.apply(thing))).toList();
    List<B> results = new ArrayList<>();
    started.forEach(future -> results.add(result(future)));
    return results;
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static <B> B result(Future<B> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
