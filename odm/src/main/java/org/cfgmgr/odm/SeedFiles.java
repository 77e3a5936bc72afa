package org.cfgmgr.odm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The stanza files of a directory, in the order of their names. Their stamp is kept in the store: a
 * digest of the content in its first line, then what {@code stat} says of each file.
 */
record SeedFiles(List<Path> files) {
  static SeedFiles of(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.odm")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new OdmException(
          "cannot read the predefined objects in " + directory + ": " + Reasons.of(e), e);
    }
    files.sort(null);
    return new SeedFiles(files);
  }

  /** Whether no file was touched. Reads none of them. */
  boolean areUntouchedSince(String stamp) {
    return stamp.substring(stamp.indexOf('\n') + 1).equals(state());
  }

  /** Whether the content is the same, as it is after files were only copied or unpacked again. */
  boolean areSameAs(String stamp) {
    return stamp.startsWith(digest() + "\n");
  }

  String stamp() {
    return digest() + "\n" + state();
  }

  /** Names, sizes and times; that of the inode too, as packages may give all files one date. */
  private String state() {
    StringBuilder state = new StringBuilder();
    for (Path file : files) {
      try {
        Map<String, Object> stat = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime");
        state.append(file.getFileName()).append(' ').append(stat.get("size"));
        state.append(' ').append(stat.get("lastModifiedTime"));
        state.append(' ').append(stat.get("ctime")).append('\n');
      } catch (IOException e) {
        state.append(file.getFileName()).append(" unreadable\n");
      }
    }
    return state.toString();
  }

  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        byte[] content = content(file);
        digest.update((file.getFileName() + "\n" + content.length + "\n").getBytes(UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Nothing where a file cannot be read, which is reported when its objects are wanted. */
  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
