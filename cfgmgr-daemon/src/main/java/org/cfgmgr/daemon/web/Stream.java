package org.cfgmgr.daemon.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cfgmgr.daemon.command.Json;
import org.cfgmgr.daemon.http.Feed;
import org.cfgmgr.daemon.state.Board;
import org.cfgmgr.daemon.state.Happening;

/**
 * What happens, as it happens. A client that reads slower than things happen loses the oldest,
 * which it sees by a gap in the ids, and can ask for at {@code /api/v1/events}.
 */
final class Stream implements Feed {
  private static final int KEPT = 512;

  private final Board board;

  Stream(Board board) {
    this.board = board;
  }

  @Override
  public Subscription subscribe() {
    return new Listening(board);
  }

  private static final class Listening implements Subscription {
    private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(KEPT);
    private final Board board;
    private final Consumer<Happening> listener = this::put;

    Listening(Board board) {
      this.board = board;
      board.listen(listener);
    }

    @Override
    public Optional<Message> next(Duration wait) throws InterruptedException {
      return Optional.ofNullable(queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS))
          .map(one -> new Message(one.id(), one.kind().label(), Json.line(Api.happening(one))));
    }

    @Override
    public void close() {
      board.leave(listener);
    }

    private synchronized void put(Happening one) {
      while (!queue.offer(one)) {
        queue.poll();
      }
    }
  }
}
