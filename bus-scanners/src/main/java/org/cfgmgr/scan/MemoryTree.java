package org.cfgmgr.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tree of files held in memory. Links are kept as such; nothing is looked up through one. */
final class MemoryTree implements SysTree {
  /** What stands at a path. */
  private sealed interface Node {}

  private record Directory(Map<String, Node> entries) implements Node {
    Directory() {
      this(new HashMap<>(4));
    }
  }

  private record Link(String target) implements Node {}

  /** A file; its text is null when nobody asks for it. */
  private record Text(@Nullable String text) implements Node {}

  private final Directory root;

  MemoryTree() {
    this(new Directory());
  }

  private MemoryTree(Directory root) {
    this.root = root;
  }

  /** Adds a directory, and those above it. */
  void addDirectory(String path) {
    directory(path);
  }

  /** Adds a link whose target is written as in the file system, relative to its directory. */
  void addLink(String path, String target) {
    if (SysPath.resolve(path, target).isEmpty()) {
      throw new IllegalArgumentException("leads out of the tree, to '" + target + "'");
    }
    add(path, new Link(target));
  }

  void addText(String path, String text) {
    add(path, new Text(text));
  }

  /** Adds a file that is there but not kept. */
  void addFile(String path) {
    add(path, new Text(null));
  }

  /** The part of this tree below a directory, as a tree. */
  MemoryTree below(String directory) {
    return find(directory) instanceof Directory found ? new MemoryTree(found) : new MemoryTree();
  }

  /** This tree with everything one directory further down. */
  MemoryTree under(String directory) {
    Directory top = new Directory();
    top.entries.put(directory, root);
    return new MemoryTree(top);
  }

  boolean isDirectory(String path) {
    return find(path) instanceof Directory;
  }

  @Override
  public List<String> list(String directory) {
    return find(directory) instanceof Directory found
        ? List.copyOf(new TreeMap<>(found.entries).keySet())
        : List.of();
  }

  @Override
  public Optional<String> read(String file) {
    return find(file) instanceof Text found ? Optional.ofNullable(found.text) : Optional.empty();
  }

  @Override
  public Optional<String> link(String path) {
    return find(path) instanceof Link found
        ? SysPath.resolve(path, found.target)
        : Optional.empty();
  }

  private void add(String path, Node node) {
    if (directory(SysPath.parent(path)).entries.putIfAbsent(SysPath.name(path), node) != null) {
      throw new IllegalArgumentException("is there twice");
    }
  }

  private Directory directory(String path) {
    if (path.isEmpty()) {
      return root;
    }
    Directory above = directory(SysPath.parent(path));
    Node found = above.entries.computeIfAbsent(SysPath.name(path), name -> new Directory());
    if (found instanceof Directory directory) {
      return directory;
    }
    throw new IllegalArgumentException("stands below '" + path + "', which is no directory");
  }

  private @Nullable Node find(String path) {
    Node at = root;
    int start = 0;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      at = at instanceof Directory here ? here.entries.get(path.substring(start, end)) : null;
      if (at == null) {
        return null;
      }
      start = end + 1;
    }
    return at;
  }
}
