package org.cfgmgr.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cfgmgr.kernel.IndexFile.Node;

/** {@code modules.alias.bin} or {@code modules.builtin.alias.bin}, searched as libkmod does. */
final class BinaryAliasIndex implements AliasIndex {
  /** Twice what the kernel's build makes room for (scripts/mod/file2alias.c); more is a circle. */
  private static final int DEEPEST = 1024;

  private final IndexFile file;

  BinaryAliasIndex(IndexFile file) {
    this.file = file;
  }

  static BinaryAliasIndex read(Path file) {
    return new BinaryAliasIndex(IndexFile.read(file));
  }

  @Override
  public List<AliasMatch> lookup(String alias) {
    Walk walk = new Walk(ModuleNames.foldAlias(alias).getBytes(UTF_8));
    walk.down();
    walk.found.sort(Comparator.comparingLong(AliasMatch::priority));
    return walk.found;
  }

  /** One search: down the trie along the key, and through all of every subtree with wildcards. */
  private final class Walk {
    private final List<AliasMatch> found = new ArrayList<>();
    private final byte[] key;
    private byte[] pattern = new byte[256];
    private int length;
    private int visited;

    Walk(byte[] key) {
      this.key = key;
    }

    void down() {
      int reference = file.root();
      while (reference != 0) {
        Node node = visit(reference);
        for (int at = node.prefix(); at < node.end(); at++) {
          if (isWildcard(file.at(at))) {
            all(node, at, Reach.upTo(key, length));
            return;
          }
          if (length == key.length || file.at(at) != key[length]) {
            return;
          }
          push(file.at(at));
        }
        branch(node, '*');
        branch(node, '?');
        branch(node, '[');
        if (length == key.length) {
          take(node);
          return;
        }
        int next = key[length] & 0xff;
        reference = isWildcard(key[length]) ? 0 : file.child(node, next);
        push(key[length]);
      }
    }

    private void branch(Node node, char wildcard) {
      int child = file.child(node, wildcard);
      if (child != 0) {
        step(child, (byte) wildcard, Reach.upTo(key, length));
      }
    }

    private void step(int child, byte character, Reach before) {
      Reach reach = before.after(character);
      if (reach != null) {
        push(character);
        Node node = visit(child);
        all(node, node.prefix(), reach);
        length--;
      }
    }

    /** Tries the patterns below a node, whose prefix is yet to be read from an offset on. */
    private void all(Node node, int from, Reach before) {
      int start = length;
      Reach reach = before;
      for (int at = from; at < node.end() && reach != null; at++) {
        push(file.at(at));
        reach = reach.after(file.at(at));
      }
      if (reach != null) {
        below(node, reach);
      }
      length = start;
    }

    private void below(Node node, Reach reach) {
      for (int character = node.first(); character <= node.last(); character++) {
        int child = file.child(node, character);
        if (child != 0) {
          step(child, (byte) character, reach);
        }
      }
      if (node.values() > 0 && matches(reach)) {
        take(node);
      }
    }

    private boolean matches(Reach reach) {
      return reach.unknown() ? Fnmatch.matches(pattern, length, key, 0) : reach.complete();
    }

    private void take(Node node) {
      String matched = new String(pattern, 0, length, UTF_8);
      int value = node.value();
      for (int left = node.values(); left > 0; left--) {
        found.add(new AliasMatch(file.string(value), matched, file.u32(value) & 0xffffffffL));
        value = file.nextValue(value);
      }
    }

    /** A sound trie has a node for every five bytes at most, and none is reached twice. */
    private Node visit(int reference) {
      if (++visited > file.size()) {
        throw file.damaged("its nodes are tangled");
      }
      return file.node(reference);
    }

    private void push(byte character) {
      if (length == DEEPEST) {
        throw file.damaged("an alias of more than " + DEEPEST + " bytes");
      }
      if (length == pattern.length) {
        pattern = Arrays.copyOf(pattern, 2 * length);
      }
      pattern[length++] = character;
    }
  }

  private static boolean isWildcard(byte character) {
    return character == '*' || character == '?' || character == '[';
  }
}
