package org.cfgmgr.preflight;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block device as fstab(5), crypttab(5) and {@code root=} name it. */
record DeviceName(Kind kind, String value) {
  /** What the name hangs on. */
  enum Kind {
    /**
     * The content of the disk, which moves with it: UUID, LABEL and those of the partition table.
     */
    CONTENT,
    /** The device mapper's own name. */
    MAPPER,
    /** A software RAID's name. */
    RAID,
    /** The order in which the kernel found it: {@code /dev/sda1}. */
    KERNEL,
    /** The maker's name and serial number. */
    HARDWARE,
    /** The place it is plugged in. */
    PLACE,
    /** No block device: a pseudo file system, a network share, a file. */
    OTHER
  }

  private static final Pattern TAG = Pattern.compile("(UUID|LABEL|PARTUUID|PARTLABEL)=(.*)");
  private static final Pattern LINK =
      Pattern.compile("/dev/disk/by-(uuid|label|partuuid|partlabel|id|path)/(.*)");
  private static final Pattern DISK =
      Pattern.compile(
          "/dev/((?:[shv]d|xvd)[a-z]+|nvme\\d+n\\d+|mmcblk\\d+|pmem\\d+|dasd[a-z]+)(?:p?\\d+)?");
  private static final List<String> VOLUMES = List.of("dm-uuid-", "lvm-pv-uuid-", "md-uuid-");

  static DeviceName of(String text) {
    Matcher link = LINK.matcher(text);
    Matcher disk = DISK.matcher(text);
    if (TAG.matcher(text).matches()) {
      return new DeviceName(Kind.CONTENT, text);
    }
    if (link.matches()) {
      return new DeviceName(link(link.group(1), link.group(2)), link.group(2));
    }
    if (disk.matches()) {
      return new DeviceName(Kind.KERNEL, disk.group(1));
    }
    if (text.startsWith("/dev/mapper/")) {
      return new DeviceName(Kind.MAPPER, text.substring("/dev/mapper/".length()));
    }
    return text.startsWith("/dev/md")
        ? new DeviceName(Kind.RAID, text.substring("/dev/".length()))
        : other(text);
  }

  /** {@code /dev/VOLUMEGROUP/VOLUME}, or nothing of the kind. */
  private static DeviceName other(String text) {
    boolean volume =
        text.matches("/dev/[^/]+/[^/]+") && !text.matches("/dev/(?:shm|pts|fd|root)/.*");
    return volume
        ? new DeviceName(Kind.MAPPER, text.substring("/dev/".length()))
        : new DeviceName(Kind.OTHER, text);
  }

  private static Kind link(String directory, String name) {
    if (directory.equals("path")) {
      return Kind.PLACE;
    }
    boolean volume = VOLUMES.stream().anyMatch(name::startsWith);
    return directory.equals("id") && !volume ? Kind.HARDWARE : Kind.CONTENT;
  }

  /** The filesystem's UUID it asks for, when it asks by that. */
  Optional<String> uuid() {
    return kind == Kind.CONTENT && value.startsWith("UUID=")
        ? Optional.of(value.substring("UUID=".length()))
        : Optional.empty();
  }
}
