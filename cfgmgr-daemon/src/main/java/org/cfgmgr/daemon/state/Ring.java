package org.cfgmgr.daemon.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last so many of something. */
final class Ring<T> {
  private final Deque<T> items = new ArrayDeque<>();
  private final int size;

  Ring(int size) {
    this.size = size;
  }

  void add(T item) {
    if (items.size() == size) {
      items.removeFirst();
    }
    items.addLast(item);
  }

  /** The oldest first. */
  List<T> all() {
    return new ArrayList<>(items);
  }
}
