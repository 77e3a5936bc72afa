package org.cfgmgr.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.cfgmgr.guard.Guard.Use;

/** A made-up machine below a directory: the files of its kernel, as far as the guard reads them. */
public final class TestingSystem {
  private static final String LUNS = "/devices/pci0000:00/0000:00:05.0/host0/target0:0:0/0:0:0:";

  private final Path root;

  private TestingSystem(Path root) {
    this.root = root;
  }

  /** Of a machine that runs from a disk in memory, of which nothing is in use. */
  public static TestingSystem create(Path root) {
    return new TestingSystem(root).line("proc/self/mountinfo", "1 0 0:2 / / rw - rootfs none rw");
  }

  public TestingSystem file(String path, String text) {
    return write(path, text + "\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Adds a line to a file. */
  public TestingSystem line(String path, String text) {
    return write(path, text + "\n", StandardOpenOption.APPEND);
  }

  private TestingSystem write(String path, String text, StandardOpenOption how) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text, StandardOpenOption.CREATE, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public TestingSystem directory(String path) {
    try {
      Files.createDirectories(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Adds a link with exactly this text. */
  public TestingSystem text(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.createSymbolicLink(root.resolve(path), Path.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Adds a link to a device, relative as the kernel's are. */
  public TestingSystem link(String path, String device) {
    return text(
        path, Path.of(path).resolveSibling("").relativize(Path.of("sys" + device)).toString());
  }

  /** Adds a device of a bus. */
  public TestingSystem device(String bus, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return directory("sys" + path).link("sys/bus/" + bus + "/devices/" + name, path);
  }

  /** Adds a device of a class. */
  public TestingSystem ofClass(String type, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return directory("sys" + path).link("sys/class/" + type + "/" + name, path);
  }

  /** Adds a block device. */
  public TestingSystem block(String path, String number) {
    return ofClass("block", path)
        .file("sys" + path + "/dev", number)
        .link("sys/dev/block/" + number, path);
  }

  /** Adds disk {@code sdX}, LUN {@code index} of one adapter, with its first partition. */
  public TestingSystem disk(String name, int index) {
    String path = disk(name, String.valueOf(index));
    return block(path, "8:" + 16 * index).block(path + "/" + name + "1", "8:" + (16 * index + 1));
  }

  /** The sysfs path of what {@link #disk(String, int)} made. */
  public static String disk(String name, String index) {
    return LUNS + index + "/block/" + name;
  }

  /** Adds a device that others are made into, by device mapper when it has a name of its own. */
  public TestingSystem stacked(String name, String number, String mapped, String... slaves) {
    String path = "/devices/virtual/block/" + name;
    block(path, number).directory("sys" + path + "/slaves");
    for (String slave : slaves) {
      link("sys" + path + "/slaves/" + slave.substring(slave.lastIndexOf('/') + 1), slave);
    }
    return mapped.isEmpty() ? this : file("sys" + path + "/dm/name", mapped);
  }

  /** Mounts a block device in the namespace of a process, {@code self} for our own. */
  public TestingSystem mount(String process, String number, String point, String source) {
    return line(
        "proc/" + process + "/mountinfo",
        "30 1 " + number + " / " + point + " rw shared:1 - ext4 " + source + " rw");
  }

  /** Adds a running process with a device file open. */
  public TestingSystem process(String pid, String name, String... open) {
    file("proc/" + pid + "/comm", name).directory("proc/" + pid + "/fd");
    for (int i = 0; i < open.length; i++) {
      text("proc/" + pid + "/fd/" + i, open[i]);
    }
    return this;
  }

  public Guard guard() {
    return Guard.live(root);
  }

  /** The reasons why a device is in use. */
  public List<String> reasons(String device) {
    return guard().uses(device).stream().map(Use::reason).toList();
  }

  public Path root() {
    return root;
  }
}
