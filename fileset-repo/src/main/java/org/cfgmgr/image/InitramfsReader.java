package org.cfgmgr.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;

/**
 * Reads an initramfs as the kernel unpacks it (init/initramfs.c): cpio archives and packed ones
 * behind one another, with zeros between them.
 */
final class InitramfsReader {
  /** No initramfs needs more; what claims to is damaged or meant to hurt. */
  record Limits(long bytes, int entries) {
    static final Limits USUAL = new Limits(4L << 30, 500_000);
  }

  /** The small text files that say how it works. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:conf|cryptroot|etc/(?:modprobe\\.d|cmdline\\.d|conf\\.d|mdadm|lvm)"
              + "|lib/modprobe\\.d|lib/systemd/network|lib/udev/rules\\.d)/.*"
              + "|lib/modules/[^/]+/modules\\.(?:dep|softdep|builtin)"
              + "|etc/(?:crypttab|fstab|mdadm\\.conf|initrd-release)|lib/initrd-release");

  /** The longest text that is kept; modules.dep of a whole kernel has 600 kB. */
  private static final int LONGEST_TEXT = 4 << 20;

  private final Path file;
  private final Limits limits;
  private final Set<String> files;
  private final Map<String, String> texts;
  private final List<String> packings = new ArrayList<>();
  private int entries;
  private long bytes;

  private InitramfsReader(Path file, Limits limits, Set<String> files, Map<String, String> texts) {
    this.file = file;
    this.limits = limits;
    this.files = files;
    this.texts = texts;
  }

  static Initramfs read(List<Path> parts, Limits limits) {
    Set<String> files = new LinkedHashSet<>();
    Map<String, String> texts = new HashMap<>();
    List<String> packings = new ArrayList<>();
    for (Path part : parts) {
      InitramfsReader reader = new InitramfsReader(part, limits, files, texts);
      reader.read();
      packings.addAll(reader.packings);
    }
    return new Initramfs(parts, files, texts, packings);
  }

  private void read() {
    try (InputStream in = Files.newInputStream(file)) {
      archives(new BufferedInputStream(in, 64 * 1024), true);
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
    if (entries == 0) {
      throw new ImageException(file + ": is no initramfs: it holds no cpio archive");
    }
  }

  private ImageException damaged(Exception why) {
    if (why instanceof ImageException known) {
      return known;
    }
    String how = why.getMessage() == null ? why.toString() : why.getMessage();
    return new ImageException(
        "%s: cannot be read as an initramfs (after %d files): %s".formatted(file, entries, how),
        why);
  }

  private void archives(BufferedInputStream in, boolean mayBePacked) throws IOException {
    while (skipZeros(in)) {
      Packing packing = Packing.ahead(in);
      if (packing == Packing.CPIO) {
        archive(in);
      } else if (packing == Packing.UNKNOWN || !mayBePacked) {
        throw new IOException("what follows is neither cpio nor packed in a way the kernel knows");
      } else {
        packings.add(packing.toString());
        archives(new BufferedInputStream(packing.unpack(in), 64 * 1024), false);
        // A decoder may have read ahead: what the kernel would find behind it is not seen.
        return;
      }
    }
  }

  private static boolean skipZeros(BufferedInputStream in) throws IOException {
    while (true) {
      in.mark(1);
      int next = in.read();
      if (next != 0) {
        in.reset();
        return next > 0;
      }
    }
  }

  private void archive(InputStream in) throws IOException {
    // Block size 1: nothing behind the trailer is skipped.
    CpioArchiveInputStream cpio = new CpioArchiveInputStream(in, 1, UTF_8.name());
    for (CpioArchiveEntry entry = cpio.getNextEntry(); entry != null; entry = cpio.getNextEntry()) {
      String name = Initramfs.normal(entry.getName());
      count(entry);
      if (!entry.isDirectory()) {
        files.add(name);
      }
      if (entry.isRegularFile()
          && entry.getSize() <= LONGEST_TEXT
          && TEXT.matcher(name).matches()) {
        texts.put(name, new String(cpio.readAllBytes(), UTF_8));
      }
    }
  }

  private void count(CpioArchiveEntry entry) {
    bytes += entry.getSize();
    entries++;
    if (bytes > limits.bytes() || entries > limits.entries()) {
      throw new ImageException(
          "%s: holds more than %d files or %d MiB: this is no initramfs that boots"
              .formatted(file, limits.entries(), limits.bytes() >> 20));
    }
  }
}
