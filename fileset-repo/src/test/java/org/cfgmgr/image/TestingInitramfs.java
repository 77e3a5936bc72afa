package org.cfgmgr.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/**
 * An initramfs made for a test.
 *
 * <pre>{@code
 * TestingInitramfs.of("6.1.0-56-amd64").modules("nvme").file("conf/initramfs.conf", "MODULES=most")
 * }</pre>
 */
public final class TestingInitramfs {
  private final String release;
  private final Map<String, String> files = new TreeMap<>();
  private final StringBuilder dependencies = new StringBuilder();

  private TestingInitramfs(String release) {
    this.release = release;
  }

  public static TestingInitramfs of(String release) {
    return new TestingInitramfs(release).file("conf/initramfs.conf", "MODULES=most\n");
  }

  public TestingInitramfs file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** Adds modules, each {@code NAME} or {@code NAME:NEEDED,NEEDED}, which are not added. */
  public TestingInitramfs modules(String... modules) {
    for (String module : modules) {
      String[] parts = module.split(":", -1);
      files.put("usr/lib/modules/" + release + "/kernel/" + parts[0] + ".ko", "");
      dependencies.append("kernel/").append(parts[0]).append(".ko:");
      for (String needed : parts.length < 2 ? new String[0] : parts[1].split(",", -1)) {
        dependencies.append(" kernel/").append(needed).append(".ko");
      }
      dependencies.append('\n');
    }
    return file("usr/lib/modules/" + release + "/modules.dep", dependencies.toString());
  }

  /** One archive. */
  public byte[] cpio() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(UTF_8);
        CpioArchiveEntry entry = new CpioArchiveEntry(file.getKey());
        entry.setMode(CpioConstants.C_ISREG | 0644);
        entry.setSize(content.length);
        cpio.putArchiveEntry(entry);
        cpio.write(content);
        cpio.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes it, packed as gzip does. */
  public Path writeTo(Path file) {
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(cpio());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
