package org.cfgmgr.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A made-up machine for tests: its {@code sys} tree in memory or on disk, and the devices that the
 * scanners find in it.
 *
 * <pre>{@code
 * TestingTree.create()
 *     .device("pci", "/devices/pci0000:00/0000:00:03.0", "PCI_ID=8086:100E", "driver=e1000")
 *     .devices();
 * }</pre>
 */
public final class TestingTree {
  private final SortedMap<String, RecordingTree.Entry> entries = new TreeMap<>();

  private TestingTree() {}

  public static TestingTree create() {
    return new TestingTree();
  }

  /**
   * Adds a device of a bus (or of the classes {@code net} and {@code block}).
   *
   * @param path from the root of sysfs, {@code /devices/...}
   * @param attributes {@code name=text}: in capitals a variable of uevent; {@code driver} and
   *     {@code module} make links; {@code name->path} makes any other link; else a file
   */
  public TestingTree device(String bus, String path, String... attributes) {
    boolean isClass = bus.equals("net") || bus.equals("block");
    String directory = isClass ? "sys/class/" + bus : "sys/bus/" + bus + "/devices";
    StringBuilder uevent = new StringBuilder();
    String driver = "";
    for (String attribute : attributes) {
      String name = attribute.split("=|->", 2)[0];
      String value = attribute.split("=|->", 2)[1];
      String file = "sys" + path + "/" + name;
      if (attribute.startsWith(name + "->")) {
        link(file, "sys" + value);
      } else if (name.equals("driver")) {
        driver = "sys/bus/" + bus + "/drivers/" + value;
        link(file, driver);
      } else if (name.equals("module")) {
        link(driver + "/module", "sys/module/" + value);
      } else if (name.matches("[A-Z][A-Z0-9_]*")) {
        uevent.append(attribute).append('\n');
      } else {
        file(file, value);
      }
    }
    file("sys" + path + "/uevent", uevent.toString().stripTrailing());
    return link(directory + "/" + SysPath.name(path), "sys" + path);
  }

  /**
   * Adds a file; {@code path} from the root of the machine, {@code sys/...} or {@code proc/...}.
   */
  public TestingTree file(String path, String text) {
    entries.put(path, new RecordingTree.Text(text));
    return this;
  }

  /** Adds a link, both paths from the root of the machine. */
  public TestingTree link(String path, String target) {
    entries.put(path, new RecordingTree.Link(target));
    return this;
  }

  public TestingTree directory(String path) {
    entries.put(path, new RecordingTree.Directory());
    return this;
  }

  /** The files, in memory. */
  public SysTree sys() {
    MemoryTree tree = new MemoryTree();
    entries.forEach((path, entry) -> add(tree, path, entry));
    return tree;
  }

  /** This machine as a recording. */
  public Hardware hardware() {
    return new ScannedHardware(sys(), Scanners.standard(), false, "a testing tree");
  }

  /** This machine as the one we run on. */
  public Hardware live() {
    return new ScannedHardware(sys(), Scanners.standard(), true, "this machine");
  }

  /** What a scan finds. */
  public DeviceTree devices() {
    return hardware().scan();
  }

  /** Writes the files below a directory. */
  public Path writeTo(Path root) {
    for (Map.Entry<String, RecordingTree.Entry> entry : entries.entrySet()) {
      try {
        write(root.resolve(entry.getKey()), entry.getKey(), entry.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return root;
  }

  private static void add(MemoryTree tree, String path, RecordingTree.Entry entry) {
    if (entry instanceof RecordingTree.Link link) {
      tree.addLink(path, SysPath.relative(path, link.target()));
    } else if (entry instanceof RecordingTree.Text text) {
      tree.addText(path, text.text());
    } else {
      tree.addDirectory(path);
    }
  }

  private static void write(Path file, String path, RecordingTree.Entry entry) throws IOException {
    Files.createDirectories(file.getParent());
    if (entry instanceof RecordingTree.Link link) {
      Files.createSymbolicLink(file, Path.of(SysPath.relative(path, link.target())));
    } else if (entry instanceof RecordingTree.Text text) {
      Files.writeString(file, text.text() + "\n");
    } else {
      Files.createDirectories(file);
    }
  }
}
