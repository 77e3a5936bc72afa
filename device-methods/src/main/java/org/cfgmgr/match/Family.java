package org.cfgmgr.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is whose child. */
final class Family {
  private final String root;
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();

  Family(String root) {
    this.root = root;
  }

  void add(String parent, String child) {
    parents.put(child, parent);
    children.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
  }

  Optional<String> parent(String path) {
    return Optional.ofNullable(parents.get(path));
  }

  List<String> children(String path) {
    return children.getOrDefault(path, List.of());
  }

  /** Everyone, parents first, siblings in order. */
  Set<String> descent() {
    adopt();
    children.values().forEach(siblings -> siblings.sort(SiblingOrder.OF_PATHS));
    return reached(root, new LinkedHashSet<>());
  }

  /** Those that firmware links made each other's parents become children of the root. */
  private void adopt() {
    Set<String> reached = reached(root, new LinkedHashSet<>());
    for (Map.Entry<String, String> tie : List.copyOf(parents.entrySet())) {
      if (!reached.contains(tie.getKey())) {
        children(tie.getValue()).remove(tie.getKey());
        add(root, tie.getKey());
        reached(tie.getKey(), reached);
      }
    }
  }

  private Set<String> reached(String from, Set<String> reached) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String path = open.pop();
      reached.add(path);
      List<String> next = new ArrayList<>(children(path));
      Collections.reverse(next);
      next.stream().filter(child -> !reached.contains(child)).forEach(open::push);
    }
    return reached;
  }
}
