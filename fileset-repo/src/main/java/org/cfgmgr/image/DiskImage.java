package org.cfgmgr.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that holds a whole disk: what kind it is, and how its system can be looked at. */
final class DiskImage {
  private static final int SECTOR = 512;
  private static final int HEAD = 64 * SECTOR;
  private static final int GPT_ENTRIES = 2 * SECTOR;
  private static final int GPT_ENTRY = 128;

  private DiskImage() {}

  /** Why a file cannot be used as it is, and the commands that make its files visible. */
  static String hint(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return hint(file, in.readNBytes(HEAD));
    } catch (IOException e) {
      return file + ": cannot be read: " + e.getMessage();
    }
  }

  private static String hint(Path file, byte[] head) {
    String kind = kind(head);
    if (kind.isEmpty()) {
      return file + ": is neither a directory nor a disk image that is known";
    }
    String offline = "guestmount -a " + file + " -i --ro DIR";
    List<Long> partitions = partitions(head);
    String way =
        switch (kind) {
          case "raw disk" ->
              offline
                  + ", or, for the partition that holds the root, one of\n"
                  + String.join("\n", partitions.stream().map(at -> mount(file, at)).toList());
          case "file system" -> "mount -o ro,loop " + file + " DIR";
          default -> offline;
        };
    return file
        + ": is a disk image ("
        + kind
        + "), which is not read as it is; mount it read-only\n"
        + "and give DIR as the root: "
        + way;
  }

  private static String mount(Path file, long offset) {
    return "\tmount -o ro,loop,offset=" + offset + " " + file + " DIR";
  }

  private static String kind(byte[] head) {
    String start = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("QFI\u00fb")) {
      return "qcow2";
    }
    if (start.startsWith("KDMV") || start.startsWith("# Disk D")) {
      return "vmdk";
    }
    if (start.startsWith("vhdxfile")) {
      return "vhdx";
    }
    if (start.startsWith("conectix")) {
      return "vhd";
    }
    if (start.startsWith("<<< ")) {
      return "vdi";
    }
    boolean ext = head.length > 0x43a && word(head, 0x438) == 0xef53;
    if (ext || start.startsWith("XFSB")) {
      return "file system";
    }
    return head.length >= SECTOR && word(head, 510) == 0xaa55 ? "raw disk" : "";
  }

  private static int word(byte[] head, int at) {
    return (head[at] & 0xff) | (head[at + 1] & 0xff) << 8;
  }

  /** The first byte of each partition, by the GPT or else the DOS table. */
  private static List<Long> partitions(byte[] head) {
    ByteBuffer table = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    String gpt = head.length < 520 ? "" : new String(head, SECTOR, 8, StandardCharsets.ISO_8859_1);
    List<Long> starts = new ArrayList<>();
    if (gpt.equals("EFI PART")) {
      for (int at = GPT_ENTRIES; at + GPT_ENTRY <= head.length; at += GPT_ENTRY) {
        add(starts, table.getLong(at + 32));
      }
    } else {
      for (int at = 446; at < 510; at += 16) {
        add(starts, table.getInt(at + 8) & 0xffffffffL);
      }
    }
    return starts;
  }

  private static void add(List<Long> starts, long sector) {
    if (sector > 0 && sector < Long.MAX_VALUE / SECTOR) {
      starts.add(sector * SECTOR);
    }
  }
}
