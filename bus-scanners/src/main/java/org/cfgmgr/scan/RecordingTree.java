package org.cfgmgr.scan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tree that remembers what was asked of another one, and the answers. */
final class RecordingTree implements SysTree {
  /** What stands at a path. */
  sealed interface Entry {}

  /** A directory. */
  record Directory() implements Entry {}

  /** A link, with the path it leads to. */
  record Link(String target) implements Entry {}

  /** A file with its text. */
  record Text(String text) implements Entry {}

  private final SysTree tree;
  private final SortedMap<String, Entry> entries = new TreeMap<>();

  RecordingTree(SysTree tree) {
    this.tree = tree;
  }

  /** Everything that answered, with the directories above it, by path. */
  synchronized SortedMap<String, Entry> entries() {
    return new TreeMap<>(entries);
  }

  /** The names are an answer, too, so that all of them are kept. */
  @Override
  public List<String> list(String directory) {
    List<String> names = tree.list(directory);
    if (!names.isEmpty()) {
      put(directory, new Directory());
      names.forEach(name -> keepKind(directory + "/" + name));
    }
    return names;
  }

  @Override
  public Optional<String> read(String file) {
    Optional<String> text = tree.read(file);
    text.ifPresent(found -> put(file, new Text(found)));
    return text;
  }

  @Override
  public Optional<String> link(String path) {
    Optional<String> target = tree.link(path);
    target.ifPresent(found -> put(path, new Link(found)));
    return target;
  }

  /** What is no link may be a file; nobody asked, so that an empty directory stands for it. */
  private void keepKind(String path) {
    if (link(path).isEmpty()) {
      putIfAbsent(path);
    }
  }

  private synchronized void putIfAbsent(String path) {
    entries.putIfAbsent(path, new Directory());
  }

  private synchronized void put(String path, Entry entry) {
    entries.put(path, entry);
    for (String at = SysPath.parent(path); !at.isEmpty(); at = SysPath.parent(at)) {
      if (entries.putIfAbsent(at, new Directory()) != null) {
        return;
      }
    }
  }
}
