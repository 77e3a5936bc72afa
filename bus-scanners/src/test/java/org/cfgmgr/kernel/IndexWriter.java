package org.cfgmgr.kernel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes module indices as depmod does: children first, single children merged into a prefix. */
final class IndexWriter {
  private static final class Node {
    private final TreeMap<Integer, Node> children = new TreeMap<>();
    private final List<String> values = new ArrayList<>();
    private final List<Integer> priorities = new ArrayList<>();
  }

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(buffer);
  private final Node root = new Node();
  private int count;

  IndexWriter add(String pattern, String module) {
    return add(pattern, module, count++);
  }

  IndexWriter add(String pattern, String module, int priority) {
    Node node = root;
    for (byte character : pattern.getBytes(StandardCharsets.UTF_8)) {
      node = node.children.computeIfAbsent(character & 0xff, c -> new Node());
    }
    node.values.add(module);
    node.priorities.add(priority);
    return this;
  }

  byte[] bytes() {
    try {
      out.writeInt(0xB007F457);
      out.writeInt(0x00020001);
      out.writeInt(0);
      int reference = write(root);
      byte[] bytes = buffer.toByteArray();
      set(bytes, 8, reference);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void set(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  private int write(Node start) throws IOException {
    ByteArrayOutputStream prefix = new ByteArrayOutputStream();
    Node node = start;
    while (node.values.isEmpty() && node.children.size() == 1) {
      prefix.write(node.children.firstKey());
      node = node.children.firstEntry().getValue();
    }
    TreeMap<Integer, Integer> references = new TreeMap<>();
    for (var child : node.children.entrySet()) {
      references.put(child.getKey(), write(child.getValue()));
    }
    int reference = out.size();
    if (prefix.size() > 0) {
      reference |= 0x80000000;
      out.write(prefix.toByteArray());
      out.writeByte(0);
    }
    if (!references.isEmpty()) {
      reference |= 0x20000000;
      out.writeByte(references.firstKey());
      out.writeByte(references.lastKey());
      for (int c = references.firstKey(); c <= references.lastKey(); c++) {
        out.writeInt(references.getOrDefault(c, 0));
      }
    }
    if (!node.values.isEmpty()) {
      reference |= 0x40000000;
      values(node);
    }
    return reference;
  }

  private void values(Node node) throws IOException {
    out.writeInt(node.values.size());
    for (int i = 0; i < node.values.size(); i++) {
      out.writeInt(node.priorities.get(i));
      out.write(node.values.get(i).getBytes(StandardCharsets.UTF_8));
      out.writeByte(0);
    }
  }
}
