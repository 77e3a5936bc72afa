package org.cfgmgr.scan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a machine's device tree into an archive from which {@link Recordings#open} shows the same
 * devices with the same facts.
 *
 * <p>A recording holds the directories, links and attributes that scanners know, and no other file.
 * Serial numbers, UUIDs and hardware addresses are among them; so the file is readable by its owner
 * only.
 */
public final class Recorder {
  private static final int LINK_MODE = 0120777;

  private Recorder() {}

  /**
   * Records this machine. The suffix of the file says how it is packed: {@code .tar}, {@code
   * .tar.gz}, {@code .tar.xz}, {@code .tar.zst}.
   *
   * @return the tree that was recorded
   * @throws HardwareException when the file cannot be written; a file that was there is then as it
   *     was
   */
  public static DeviceTree record(Path file) {
    return record(new DirectoryTree(Path.of("/")), file);
  }

  static DeviceTree record(SysTree machine, Path file) {
    Compression packing = Compression.named(file);
    RecordingTree recording = new RecordingTree(machine);
    Hardware hardware = Recordings.hardware(recording, false, file.toString());
    DeviceTree devices = hardware.scan();
    askAll(recording, devices);
    MachineFiles.ALL.forEach(recording::read);
    MachineFiles.virtioPorts(recording);
    write(recording, packing, file);
    return devices;
  }

  /** A scan reads some attributes only where others are absent; a recording has all of them. */
  private static void askAll(SysTree tree, DeviceTree devices) {
    Map<String, BusScanner> scanners = Scanners.byBus(Scanners.standard());
    for (Device device : devices.all()) {
      BusScanner scanner = scanners.get(device.bus());
      for (String name : (scanner == null ? new GenericScanner("") : scanner).attributes()) {
        String path = "sys" + device.path() + "/" + name;
        if (tree.link(path).isEmpty()) {
          tree.read(path);
        }
      }
    }
  }

  private static void write(RecordingTree recording, Compression packing, Path file) {
    try {
      Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
      Path fresh = Files.createTempFile(directory, "." + file.getFileName(), ".new");
      try {
        writeTar(recording, packing, fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new HardwareException(file + ": cannot be written: " + e, e);
    }
  }

  private static void writeTar(RecordingTree recording, Compression packing, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packing.pack(out), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, RecordingTree.Entry> entry : recording.entries().entrySet()) {
        writeEntry(tar, entry.getKey(), entry.getValue());
      }
    }
  }

  private static void writeEntry(TarArchiveOutputStream tar, String path, RecordingTree.Entry entry)
      throws IOException {
    byte[] content = new byte[0];
    TarArchiveEntry header;
    if (entry instanceof RecordingTree.Link link) {
      header = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
      header.setLinkName(SysPath.relative(path, link.target()));
      header.setMode(LINK_MODE);
    } else if (entry instanceof RecordingTree.Text text) {
      content = SysText.content(path, text.text());
      header = new TarArchiveEntry(path);
      header.setSize(content.length);
    } else {
      header = new TarArchiveEntry(path + "/");
    }
    // The same tree gives the same bytes.
    header.setModTime(0);
    tar.putArchiveEntry(header);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
