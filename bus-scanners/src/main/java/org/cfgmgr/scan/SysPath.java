package org.cfgmgr.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Arithmetic on paths of a {@link SysTree}: text only, no file is touched. */
final class SysPath {
  private SysPath() {}

  /** The part before the last slash, "" when there is none. */
  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The part after the last slash. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where a link at {@code path} leads; empty when it would leave the root. */
  static Optional<String> resolve(String path, String target) {
    Deque<String> parts = new ArrayDeque<>();
    boolean inside = (target.startsWith("/") || walk(parts, parent(path))) && walk(parts, target);
    return inside ? Optional.of(String.join("/", parts)) : Optional.empty();
  }

  /** The text of a link at {@code path} that leads to {@code target}, both from the root. */
  static String relative(String path, String target) {
    String directory = parent(path);
    List<String> from = directory.isEmpty() ? List.of() : List.of(directory.split("/"));
    List<String> to = List.of(target.split("/"));
    int common = 0;
    while (common < Math.min(from.size(), to.size() - 1)
        && from.get(common).equals(to.get(common))) {
      common++;
    }
    List<String> parts = new ArrayList<>();
    from.subList(common, from.size()).forEach(part -> parts.add(".."));
    parts.addAll(to.subList(common, to.size()));
    return String.join("/", parts);
  }

  private static boolean walk(Deque<String> parts, String path) {
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String part = path.substring(start, end);
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return false;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
      start = end + 1;
    }
    return true;
  }
}
